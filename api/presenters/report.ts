import type { z } from 'zod';
import type { ReadReport } from '../../ledger/reports';
import type { Pathway } from '../../pathways/model';
import { disclose, type ToldReport, type ToldRow } from '../../pathways/reports/disclose';
import type { Period } from '../../pathways/reports/period';
import type { CountedReport, Dimension, ReportDefinition } from '../../pathways/reports/report';
import { has, type Language, t } from '../../texts/index';
import { capital, closeReasonLabel, optionLabel, reasonLabel, stepTitle } from '../../texts/labels';
import type { ReportShape } from '../contract/report';

export type ReportView = z.infer<typeof ReportShape>;

interface Asked {
  readonly definition: ReportDefinition;
  readonly period: Period;
  readonly by: Dimension | null;
  readonly finished: boolean;
  readonly training: boolean;
  /** The pathway as it is for cases that begin at the end of the period: its steps' working days are the targets. */
  readonly pathway: Pathway;
}

/** A report as people read it: only what may be told, with its words. */
export function presentReport(read: ReadReport, asked: Asked, language: Language): ReportView {
  const { definition, period, by, finished, training } = asked;
  const { code } = definition;
  const told = disclose(definition, read.counted);
  const rows = told.rows.map((row) => ({
    ...row,
    text: rowText(language, definition, by, row.key),
    target: targetOf(asked, row.key),
  }));
  return {
    code,
    title: reportTitle(language, code),
    definition: reportDefinition(language, code),
    says: saysOf(language, code, by, read.counted, { ...told, rows }),
    period: { code: period.code, from: period.from, to: period.to, finished },
    by,
    shape: read.counted.shape,
    n: told.n,
    missing: told.missing,
    coverage: told.coverage,
    reliable: told.reliable,
    rows,
    snapshotId: read.snapshotId,
    takenAt: read.takenAt?.toISOString() ?? null,
    training,
    notes: [
      ...(read.previousCorrected ? (['PREVIOUS_CORRECTED'] as const) : []),
      ...(told.reliable ? [] : (['NOT_RELIABLE'] as const)),
      ...(finished ? [] : (['PERIOD_RUNS'] as const)),
    ],
  };
}

function targetOf({ definition, pathway }: Asked, key: string): number | null {
  const due = definition.steps === true ? pathway.steps.find(({ code }) => code === key)?.due : undefined;
  return due?.unit === 'WD' && due.length > 0 ? due.length : null;
}

export function reportTitle(language: Language, code: string): string {
  return t(language, `reports.${code}`);
}

export function reportDefinition(language: Language, code: string): string {
  return t(language, `reports.${code}.what`);
}

export function dimensionText(language: Language, by: Dimension): string {
  return t(language, `reports.by.${by}`);
}

/** One sentence, or that there are too few to tell. Nothing goes into it that the rows don't tell. */
function saysOf(
  language: Language,
  code: string,
  by: Dimension | null,
  { shape }: CountedReport,
  { n, rows }: ToldReport & { readonly rows: readonly (ToldRow & { readonly text: string })[] },
): string {
  const [first] = rows;
  if (first === undefined || n === 0) return t(language, 'reports.none');
  const { numerator, denominator, percent, median } = first;
  if (n === null || n === '<5') return t(language, 'reports.few');
  const key = by === null ? `reports.${code}.says` : `reports.${code}.saysBy`;
  const speaks = {
    SPREAD: median !== null,
    COUNTS: typeof numerator === 'number',
    STAGES: true,
    NUMBERS: true,
    SHARES: true,
  };
  const isTold = shape in speaks ? speaks[shape as keyof typeof speaks] : percent !== null;
  if (!isTold) return t(language, 'reports.few');
  return t(language, has(language, key) ? key : `reports.${code}.says`, {
    n: denominator ?? '–',
    count: numerator ?? '–',
    percent: percent ?? '–',
    median: median ?? '–',
    first: first.text,
  });
}

/** What a row is about: a part of the report's own, a step, a reason, a month or a group. */
function rowText(language: Language, { code }: ReportDefinition, by: Dimension | null, key: string): string {
  if (by !== null && key !== 'ALL') return groupText(language, by, key);
  const own = [`reports.row.${code}.${key}`, `reports.row.${key}`].find((each) => has(language, each));
  if (own !== undefined) return t(language, own);
  if (/^\d{4}-\d{2}$/.test(key)) return `${Number(key.slice(5))}/${key.slice(0, 4)}`;
  if (code === 'R4') return stepTitle(language, key);
  return capital(code === 'R6b' ? closeReasonLabel(language, key) : reasonLabel(language, key));
}

function groupText(language: Language, by: Dimension, key: string): string {
  const own = `reports.group.${key}`;
  if (has(language, own)) return t(language, own);
  switch (by) {
    case 'language':
      return capital(new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }).of(key) ?? key);
    case 'district':
      return optionLabel(language, 'REFERRAL', 'child.district', key);
    case 'unit':
      return optionLabel(language, 'REFERRAL', 'rsw.unit', key);
    default:
      return optionLabel(language, 'REFERRAL', by, key);
  }
}
