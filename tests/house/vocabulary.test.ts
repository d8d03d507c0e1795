/** The engine knows no service: what Helmi or the conference calls its things stands in their own data, rules and texts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathwayBooks } from '../../pathways';

const ROOMS = ['pathways/engine', 'pathways/model', 'ledger', 'workflows', 'activities'];
const CORE = [
  'alarms',
  'conditions',
  'decide',
  'evolve',
  'frozen',
  'lists',
  'membership',
  'model',
  'next',
  'paths',
  'rungs',
  'stand-ins',
  'validate',
];

/** Words of the two services that are no code of their data, in any form. */
const WORDS = /placement|conference|convener|withdrawal|consent|guardian|screening|waitlist|nurse|interpreter|custody/i;

/** Codes that the engine has for its own reasons, and why. */
const OWN: { readonly [code: string]: string } = {
  DRAFT: 'the kind of status and the line of a case that is no matter yet',
  ENDED: 'the kind of status that ends a case',
  INTAKE: 'where the content of an opening form comes from',
  PAUSE: 'an effect of the engine that a pathway may name its event after',
  RESUME: 'an effect of the engine that a pathway may name its event after',
  CLOSED: 'what the next step is called where a case has ended',
};

/** Lines that may name a service, and why. */
const ALLOWED: readonly (readonly [RegExp, string])[] = [
  [
    /^export \{ pathway as familyGroupConference, pathway as helmiPathway \}/,
    'names under which one workflow is registered',
  ],
  [/waiting: \['WAITLISTED'\]/, 'lists about the whole service name the status in which a case waits for a place'],
];

const files = [
  ...ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(room, name)),
  ),
  ...CORE.map((name) => join('pathways', `${name}.ts`)),
].filter((file) => file !== 'ledger/change-codec.ts');

/** Statuses, steps, entries, events, clocks, timers, overlays and quiets of every pathway. */
const codes = new Set(
  Object.values(pathwayBooks).flatMap(({ definition }) => [
    ...[definition.statuses, definition.steps, definition.events, definition.clocks].flatMap((all) =>
      all.map(({ code }) => code),
    ),
    ...[definition.timers ?? [], definition.overlays ?? [], definition.quiets ?? []].flatMap((all) =>
      all.map(({ code }) => code),
    ),
    ...definition.entries.map(({ kind }) => kind),
    ...definition.disciplines,
  ]),
);

const uncommented = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');

function faults(file: string): string[] {
  return uncommented(readFileSync(file, 'utf8'))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !ALLOWED.some(([pattern]) => pattern.test(line)))
    .filter((line) => {
      const quoted = [...line.matchAll(/'([A-Z][A-Z0-9_]*)'/g)].map((match) => match[1] ?? '');
      return WORDS.test(line) || quoted.some((code) => codes.has(code) && OWN[code] === undefined);
    });
}

describe('the engine has no word of a service', () => {
  it('looks where the engine is', () => {
    expect(files).toContain('pathways/engine/effects.ts');
    expect([...codes]).toEqual(expect.arrayContaining(['P2_SCREENING', 'G5_CONFERENCE', 'EMERGENCY_PLACEMENT']));
  });

  it.each(files)('%s', (file) => {
    expect(faults(file)).toEqual([]);
  });
});
