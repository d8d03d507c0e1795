import { pathwayBooks } from '../../pathways';
import { EVENT_CODES } from '../../pathways/model';
import { has, languages, textKeys } from '../../texts';
import { firstKey } from '../../texts/labels';
import { allNeeds, levelsOf, spokenInSources } from '../support/needed-texts';

const needs = allNeeds();
const definitions = Object.values(pathwayBooks).map((book) => book.definition);
const steps = new Map(definitions.flatMap((p) => p.steps.map((step) => [step.code, step] as const)));

/** Rooms whose keys are codes of the pathways and of the service: a key that nothing uses is a leftover. */
const ROOMS_OF_CODES = [
  'steps',
  'outcomes',
  'fields',
  'options',
  'statuses',
  'closeReasons',
  'overdueReasons',
  'disciplines',
  'clocks',
  'entries',
  'events',
  'pathways',
  'next',
];

describe('the words of the product are complete', () => {
  test.each(languages)('%s has a text for everything that the pathways and rules can say', (language) => {
    const missing = needs.filter((one) => firstKey(language, one.keys) === undefined).map((one) => one.where);
    expect(missing).toEqual([]);
  });

  it('keeps no text of a code that was removed', () => {
    const used = new Set(needs.map((one) => firstKey('en', one.keys)));
    const leftovers = textKeys('en').filter(
      (key) => ROOMS_OF_CODES.includes(key.split('.')[0] ?? '') && !used.has(key),
    );
    expect(leftovers).toEqual([]);
  });

  it('keeps no words for a refusal or problem that nobody gives any more', () => {
    const codes = textKeys('en').filter((key) => /^(refusals|problems)\./.test(key));
    expect(codes.filter((key) => !spokenInSources(key.split('.')[1] ?? ''))).toEqual([]);
  });

  it('keeps help only for fields that have a label', () => {
    const used = new Set(needs.map((one) => firstKey('en', one.keys)));
    const orphans = textKeys('en').filter(
      (key) => key.startsWith('fieldHelp.') && !used.has(key.replace('fieldHelp', 'fields')),
    );
    expect(orphans).toEqual([]);
  });

  it('keeps sentences of the history only for events, steps and outcomes that exist', () => {
    const known = new Set<string>(EVENT_CODES);
    const outcomes = new Set([...steps.values()].flatMap((step) => step.outcomes.map((one) => one.code)));
    const wrong = textKeys('en')
      .filter((key) => key.startsWith('history.TASK_COMPLETED.') && !key.endsWith('.withOutcome'))
      .filter((key) => {
        const [, , step = '', outcome] = key.split('.');
        if (step === 'any') return !outcomes.has(outcome ?? '');
        const known = steps.get(step);
        return !known || (outcome !== undefined && !known.outcomes.some((one) => one.code === outcome));
      });
    const strange = textKeys('en')
      .filter((key) => key.startsWith('history.'))
      .map((key) => key.split('.')[1] ?? '')
      .filter((code) => !known.has(code) && code !== 'part' && code !== 'line');
    expect([...wrong, ...strange]).toEqual([]);
  });

  it('words every level of every chain', () => {
    for (const level of definitions.flatMap(levelsOf)) expect(has('sv', `history.ESCALATED.${level}`)).toBe(true);
  });
});
