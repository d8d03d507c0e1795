/** Short words for what Helmi's reports ask of a case. */
import { ageOn, type LocalDate } from '../../calendar';
import type { Data } from '../../model';
import type { Counted, CountedReport, Counting, Dimension, ReportCase } from '../../reports/report';

type Json = Data[string];

export const numberOf = (value: Json | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;
export const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
export const recordOf = (value: Json | undefined): { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [name: string]: Json })
    : {};
export const listOf = (value: Json | undefined): readonly { readonly [name: string]: Json }[] =>
  Array.isArray(value) ? value.map((each: Json) => recordOf(each)) : [];

const NO_CASE = ['DECEASED', 'ENTERED_IN_ERROR', 'DUPLICATE'];
const NEVER_WAS = ['ENTERED_IN_ERROR', 'DUPLICATE'];

/** Reached the service, and did not end by death or as a mistake (domain.md §5.2 SERVED). */
export function isServed(c: ReportCase): boolean {
  return textOf(c.facts.planConfirmedOn) !== undefined && !NO_CASE.includes(c.closeReason ?? '');
}

/** A referral that was meant: not entered in error, not twice. */
export function isMeant(c: ReportCase): boolean {
  return c.submittedOn !== null && !NEVER_WAS.includes(c.closeReason ?? '');
}

/** Closing date: the day the responsible social worker confirmed it (domain.md §2.2). */
export const closedOn = (c: ReportCase): LocalDate | undefined => textOf(c.facts.serviceEndedOn);

/** The six-month due date as it was first set (domain.md §5.2 R2a). */
export function sixMonthsOn(c: ReportCase): LocalDate | undefined {
  const task = c.tasks.findLast(
    ({ step, status }) => step === 'P10_FOLLOW_UP' && status !== 'CANCELLED' && status !== 'SKIPPED',
  );
  return task?.originalDueOn;
}

/** Content of the newest form of these codes. */
export function lastForm(c: ReportCase, ...codes: readonly string[]): Data | undefined {
  return c.forms.findLast(({ code }) => codes.includes(code))?.data;
}

const AGES = [
  { upTo: 6, group: 'OTHER' },
  { upTo: 12, group: '7_12' },
  { upTo: 15, group: '13_15' },
  { upTo: 17, group: '16_17' },
] as const;
const UNKNOWN = 'UNKNOWN';
const OTHER = 'OTHER';
const AGE_GROUPS = ['7_12', '13_15', '16_17', OTHER, UNKNOWN];

function ageGroup(c: ReportCase): string {
  const born = textOf(c.facts.childDateOfBirth);
  if (born === undefined || c.submittedOn === null) return UNKNOWN;
  const age = ageOn(born, c.submittedOn);
  return AGES.find(({ upTo }) => age <= upTo)?.group ?? OTHER;
}

function language(c: ReportCase): string {
  const guardians = listOf(lastForm(c, 'INTAKE')?.guardians);
  const legal = guardians.find((guardian) => guardian.isLegalGuardian === true) ?? guardians[0];
  return textOf(legal?.languageCode) ?? UNKNOWN;
}

const GROUP_OF: { readonly [by in Dimension]: (c: ReportCase) => string } = {
  ageGroup,
  language,
  district: (c) => textOf(recordOf(lastForm(c, 'INTAKE')?.child).district) ?? UNKNOWN,
  unit: (c) => textOf(recordOf(lastForm(c, 'INTAKE')?.rsw).unit) ?? UNKNOWN,
  clientStatus: (c) => textOf(c.facts.clientStatus) ?? UNKNOWN,
};

const MOST_LANGUAGES = 5;

/** One answer of one case, or of one of its meetings: whether it was met, and in which group it counts. */
export interface Answer {
  readonly of: ReportCase;
  readonly met: boolean;
}

/** The share of answers that were met, as a whole or by one dimension with the whole first. */
export function sharesBy(answers: readonly Answer[], by: Counting['by']): readonly Counted[] {
  const whole = countedOf('ALL', answers);
  if (by === null) return [whole];
  const keyed = answers.map((answer) => ({ ...answer, group: GROUP_OF[by](answer.of) }));
  const keys = groupKeys(
    keyed.map(({ group }) => group),
    by,
  );
  const keyOf = (group: string): string => (keys.includes(group) ? group : OTHER);
  return [
    whole,
    ...keys.map((key) =>
      countedOf(
        key,
        keyed.filter(({ group }) => keyOf(group) === key),
      ),
    ),
  ];
}

/** In a fixed order, which breaks ties: ages as they come, languages by how many, everything else by its code. */
function groupKeys(groups: readonly string[], by: Dimension): readonly string[] {
  const present = [...new Set(groups)];
  if (by === 'ageGroup') return AGE_GROUPS.filter((group) => present.includes(group));
  const sorted = present.sort(inOrder);
  if (by !== 'language') return sorted;
  const count = (group: string): number => groups.filter((each) => each === group).length;
  const named = sorted.filter((group) => group !== UNKNOWN).sort((a, b) => count(b) - count(a) || inOrder(a, b));
  const rest = named.length > MOST_LANGUAGES ? [OTHER] : [];
  return [...named.slice(0, MOST_LANGUAGES), ...rest, ...(present.includes(UNKNOWN) ? [UNKNOWN] : [])];
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function countedOf(key: string, answers: readonly Answer[]): Counted {
  return { key, numerator: answers.filter(({ met }) => met).length, denominator: answers.length };
}

/** Broken down, the whole stays what it is without the breakdown. */
export const shapeBy = (by: Counting['by']): 'PARTS' | 'GROUPS' => (by === null ? 'PARTS' : 'GROUPS');

/** A share of cases: `met` says yes, no, or null where it is not known. */
export function shareOf(
  cases: readonly ReportCase[],
  { by }: Counting,
  met: (c: ReportCase) => boolean | null,
): CountedReport {
  const known = cases.flatMap((of) => {
    const answer = met(of);
    return answer === null ? [] : [{ of, met: answer }];
  });
  return { shape: shapeBy(by), rows: sharesBy(known, by), missing: cases.length - known.length };
}

/** Numbers of one whole by their code, the commonest first. */
export function distribution(codes: readonly string[]): readonly Counted[] {
  const keys = [...new Set(codes)].sort();
  const count = (key: string): number => codes.filter((code) => code === key).length;
  return keys
    .map((key) => ({ key, numerator: count(key), denominator: codes.length }))
    .sort((a, b) => b.numerator - a.numerator);
}

/** Values with their median; how many of the whole is no question here. */
export const spread = (key: string, days: readonly number[]): Counted => ({
  key,
  numerator: days.length,
  denominator: days.length,
  days,
});

export const has =
  (fact: string) =>
  (c: ReportCase): boolean =>
    c.facts[fact] !== undefined && c.facts[fact] !== null;
