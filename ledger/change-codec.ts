import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Change } from '../pathways/model';

const PLAIN = 0;
const DEFLATED_1 = 1;
/** Shorter texts gain nothing worth a stream's overhead. */
const SHORTEST = 60;

const MOVES = [
  'WEEKEND',
  'MONTH_END',
  'PAUSE',
  'CHRISTMAS_EVE',
  'CHRISTMAS_DAY',
  'ST_STEPHENS_DAY',
  'NEW_YEAR',
  'EPIPHANY',
];
const rung = (key: string, kind: string, to: string, rest: string): string =>
  `{"key":"${key}","kind":"${kind}"${rest.startsWith('"level') ? `,${rest.split('|')[0]}` : ''},"to":[${to}],"notice":"${
    rest.split('|').at(-1) ?? ''
  }","on":"2027-01-15","time":"08:30","at":"2027-01-15T06:30:00.000Z","state":"WAITING"},`;

/**
 * What changes look like, so that even a short one packs well; the commonest stand last. Stored events were packed with
 * exactly this text: it must never be edited. A better one is a new version beside it.
 */
const DICTIONARY_1 = Buffer.from(
  [
    '{"created":{"id":"","pathway":{"id":"","version":""},"reference":"","training":false,"status":"DRAFT","startedAt":"","createdBy":"',
    '","team":{"CREATOR":{"userId":""},"RSW":{"userId":""}},"tasks":{},"clocks":{},"parts":{},"entries":[],"pausedDays":0,"clockOffsetMs":0,"children":[],"version":1}}',
    '{"part":{"discipline":"","status":"ACTIVE","startedOn":""}}{"member":{"key":"LEAD","userId":"","deputyId":""}}',
    '{"clock":{"code":"","startedOn":"","dueOn":"","dueAt":"T14:00:00.000Z","state":"RUNNING","state":"MET","revision":0,"rungs":[],"moves":[]}}',
    MOVES.map((rule) => `{"from":"2026-12-24","to":"2026-12-28","rule":"HOLIDAY:${rule}"},`).join(''),
    '{"facts":{"versionUp":true,"subject":"","submittedOn":""},"taskPatches":[],"pause":{},"resumed":{"days":},"ended":{"at":"","reason":""}',
    '{"entry":{"id":"","kind":"","on":"","facts":{"date":"","discipline":"FAMW"}}}{"rung":{"subject":"","key":"R1","state":"RAISED"}}',
    '{"taskPatch":{"id":"","assignee":"","version":1,"status":"DONE","status":"CANCELLED","outcome":"","closedAt":"","closedBy":""}}',
    '{"taskPatch":{"id":"","dueOn":"","dueAt":"","lateAt":"","dueMoves":[],"countedFrom":"","revision":1,"rungs":[],"overdue":false,"escalationLevel":0,"originalDueOn":"","originalDueAt":""}}',
    '{"task":{"id":"0","step":"","kind":"TARGET","kind":"FORM","status":"OPEN","role":"","assignee":"","deputy":"","openedAt":"2026-12-22T10:00:00.000Z","openedOn":"2026-12-22',
    '","due":{"length":5,"unit":"WD","calendar":"FI_SERVICE"},"countedFrom":"2026-12-22","dueOn":"2027-01-18","dueAt":"2027-01-18T14:00:00.000Z","originalDueOn":"2027-01-18',
    '","originalDueAt":"2027-01-18T14:00:00.000Z","dueMoves":[],"lateAt":"2027-01-18T14:00:00.000Z","clock":"SERVICE","revision":0,"version":0,"escalationLevel":0,"extensions":0,"overdue":false,"rungs":[',
    rung('R3', 'REMINDER', '"ASSIGNEE"', 'N7'),
    rung('R1', 'REMINDER', '"ASSIGNEE"', 'N7'),
    '{"key":"OVERDUE","kind":"OVERDUE","to":[],"on":"2027-01-18","time":"16:00","at":"2027-01-18T14:00:00.000Z","state":"WAITING"},',
    rung('L1', 'ESCALATION', '"ASSIGNEE","DEPUTY"', '"level":1|N8'),
    rung('L2', 'ESCALATION', '"TL","ASSIGNEE"', '"level":2|N8'),
    rung('L3', 'ESCALATION', '"MGR","RSW"', '"level":3|N8'),
    rung('L4', 'ESCALATION', '"MGR_DIGEST","ADMIN_COUNT"', '"level":4|N8').slice(0, -1),
    ']}}',
  ].join(''),
);

/** A change as it is stored: a byte that says how, then its JSON, packed where that pays. */
export function packChange(change: Change): Buffer {
  const json = Buffer.from(JSON.stringify(change));
  if (json.length < SHORTEST) return Buffer.concat([Buffer.of(PLAIN), json]);
  const packed = deflateRawSync(json, { dictionary: DICTIONARY_1, level: 3, windowBits: 13, memLevel: 6 });
  return Buffer.concat([Buffer.of(DEFLATED_1), packed]);
}

/** The change again. Throws for a version that this release doesn't know. */
export function unpackChange(stored: Buffer): Change {
  const body = stored.subarray(1);
  switch (stored[0]) {
    case PLAIN:
      return parsed(body);
    case DEFLATED_1:
      return parsed(inflateRawSync(body, { dictionary: DICTIONARY_1, windowBits: 13 }));
    default:
      throw new Error('an event was packed by a newer release');
  }
}

function parsed(json: Buffer): Change {
  const change: Change = JSON.parse(json.toString());
  return change;
}
