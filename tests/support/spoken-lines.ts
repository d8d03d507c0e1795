import { helmi } from '../../pathways/helmi';

/** Every code of the Helmi pathway: statuses, steps, outcomes, events, entries, clocks, roles, reasons. */
function codesOfHelmi(): ReadonlySet<string> {
  const { definition } = helmi;
  return new Set([
    ...definition.statuses.map(({ code }) => code),
    ...definition.steps.flatMap(({ code, outcomes }) => [code, ...outcomes.map((outcome) => outcome.code)]),
    ...definition.entries.map(({ kind }) => kind),
    ...definition.events.map(({ code }) => code),
    ...definition.clocks.map(({ code }) => code),
    ...definition.roles,
    ...definition.overdueReasons,
    ...definition.closeReasons,
  ]);
}

const CODES = codesOfHelmi();

/** What is wrong with a line that people read: nothing in it, a placeholder left open, a code instead of a word, an id. */
export function faultsOf(line: string): string[] {
  const words = line.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b/g) ?? [];
  return [
    ...(line.trim() === '' ? ['nothing is said'] : []),
    ...(/\{\w*\}/.test(line) ? ['a placeholder is left open'] : []),
    ...(/\b(?:undefined|null|NaN|\[object)/.test(line) ? ['a value is missing'] : []),
    ...(/[0-9a-f]{8}-[0-9a-f]{4}-/.test(line) ? ['an id stands in it'] : []),
    // "SMS" and "RSW" could be words; what carries an underscore or is one of the pathway's own codes can't.
    ...words.filter((word) => word.includes('_') || (CODES.has(word) && word !== 'SMS')).map((word) => `code ${word}`),
  ];
}
