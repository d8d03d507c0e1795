import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { helmi } from '../../../pathways/helmi';
import { pathwayBooks } from '../../../pathways/index';
import { SLA_STEPS } from '../../../pathways/sla';
import { validate } from '../../../pathways/validate';
import * as forms from '../../../scripts/stories/forms';
import { CoreCase } from '../../support/core-case';
import { context, entries } from '../../support/helmi-context';
import { people } from '../../support/helmi-stories';

/** Steps that only a named rule opens. */
const BY_RULES = [
  ...['FAMW', 'ASW', 'NURSE'].flatMap((discipline) => [`P7_FIRST_CONTACT_${discipline}`, `P7_SILENCE_${discipline}`]),
  'P7_REENGAGE',
  'P7_HANDOVER',
  'P7_ALL_ENDED',
  'P8_REVIEW',
  'P10_FOLLOW_UP',
  'P10_FAMILY',
  'X4_HANDOVER',
  'X4_MOVE_DATE',
  'X4_NEW_UNIT',
  'X8_NEW_RSW_ACCEPT',
  'X5_TRANSITION_PLAN',
  'X5_OWN_CONSENTS',
  'X5_CLOSE',
  'X6_TALK',
  'X6_GUARDIANS_DISAGREE',
  'X6_PROTECTION_CHECK',
  'X2_CANCEL_BOOKINGS',
  'X3_PARENTS_END',
];

const kinds = ['checks', 'conditions', 'effects', 'dates'] as const;
const names = kinds.flatMap((kind) => Object.keys(helmi.rules[kind]));

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Every `rule` mentioned anywhere below. */
function rulesAsked(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'rule' in value && typeof value.rule === 'string' ? [value.rule] : [];
  return [...own, ...Object.values(value).flatMap(rulesAsked)];
}

describe('the Helmi pathway as data', () => {
  it('names only steps, roles, rules, clocks and statuses that exist, and every step is opened by something', () => {
    expect(validate(helmi, BY_RULES)).toEqual([]);
    expect(pathwayBooks.helmi).toBe(helmi);
  });

  it('names only checks and conditions that exist, in the referral, entries and events as well', () => {
    const { intake, entries, events, clocks, steps } = helmi.definition;
    const checks = [intake, ...entries, ...events].flatMap((part) => part.checks ?? []);
    expect(checks.filter((name) => !helmi.rules.checks[name])).toEqual([]);
    const asked = rulesAsked([intake, entries, events, clocks, steps.map(({ fields }) => fields)]);
    expect(asked.filter((name) => !helmi.rules.conditions[name] && !helmi.rules.effects[name])).toEqual([]);
  });

  it('survives JSON, because a case carries it as its snapshot', () => {
    expect(JSON.parse(JSON.stringify(helmi.definition))).toEqual(helmi.definition);
  });

  it('keeps its numbers with the case: another limit concerns only cases that began with it', () => {
    const two = { ...helmi.definition, limits: { ...helmi.definition.limits, minAttempts: 2 } };
    const attempts = ['2027-01-18', '2027-01-20'].map(
      (date, i) => ['ATTEMPT', date, { channel: i === 0 ? 'CALL' : 'SMS' }] as const,
    );
    const c = context({ on: '2027-01-25', state: { entries: entries(...attempts) } });
    const threeAttempts = helmi.rules.checks.threeAttempts;
    expect(threeAttempts?.(c)?.code).toBe('too_few_attempts');
    expect(threeAttempts?.({ ...c, pathway: two })).toBeNull();
  });

  it('has a deadline for every step and a step for every deadline', () => {
    expect(helmi.definition.steps.map((step) => step.code).sort()).toEqual(Object.keys(SLA_STEPS).sort());
  });

  it('uses every named rule', () => {
    const used = new Set(textsIn(helmi.definition));
    expect(names.filter((name) => !used.has(name))).toEqual([]);
  });

  it('has every named rule in a test that names it', () => {
    const tests = readdirSync(__dirname).filter((file) => file.endsWith('-rules.test.ts'));
    const written = tests.map((file) => readFileSync(join(__dirname, file), 'utf8')).join('\n');
    expect(names.filter((name) => !written.includes(name))).toEqual([]);
  });

  it('keeps no free text among the facts', () => {
    const fields = [
      ...helmi.definition.intake.fields,
      ...helmi.definition.steps.flatMap((step) => step.fields),
      ...helmi.definition.entries.flatMap((entry) => entry.fields),
      ...helmi.definition.events.flatMap((event) => event.fields),
    ];
    const free = fields.filter((field) => field.fact && field.kind === 'TEXT' && field.format !== 'ID');
    expect(free.map((field) => field.name)).toEqual([]);
  });
});

describe('a snapshot that is older than a limit', () => {
  it('uses the present default, so that an open case goes on after a deploy', () => {
    const { limits: _, ...older } = helmi.definition;
    const c = new CoreCase({ ...helmi, definition: older }, '2026-11-23', '10:15');
    const data = forms.referral('2026-11-23', 'rsw');
    c.draft(people.rsw, data, { RSW: { userId: 'rsw' } });
    c.do(people.rsw, { type: 'SUBMIT', data });
    c.until('2026-11-26');
    c.complete(people.coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
    expect(c.now.status).toBe('CONSENT');
  });
});
