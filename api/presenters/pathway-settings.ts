import type { PublishedSettings } from '../../ledger/pathway-settings';
import type { StepPreview } from '../../ledger/queries/settings-preview';
import type { LocalDate } from '../../pathways/calendar';
import type { ChainRung, Pathway, Step } from '../../pathways/model';
import { MORNING, reminderDays } from '../../pathways/rungs';
import {
  differences,
  type LawMargin,
  lengthBounds,
  lockOf,
  NO_SETTINGS,
  type PathwaySettings,
  REMINDER_BOUNDS,
  RUNG_BOUNDS,
  rungRecipients,
  tidySettings,
  toldByLists,
  withSettings,
} from '../../pathways/settings';
import { t } from '../../texts/index';
import { stepTitle } from '../../texts/labels';
import { recipients } from '../../texts/recipients';
import type { PathwaySettingsView, SettingsPreviewView } from '../contract/pathway-settings';
import type { Language } from '../problems';

interface Shown {
  /** The release's own. */
  readonly pathway: Pathway;
  /** Newest first. */
  readonly versions: readonly PublishedSettings[];
  readonly today: LocalDate;
  readonly mayChange: boolean;
  readonly language: Language;
}

/** A pathway's numbers for the page on which they are read and changed. */
export function presentSettings({ pathway, versions, today, mayChange, language }: Shown): PathwaySettingsView {
  const newest = versions[0];
  const settings = tidySettings(pathway, newest?.settings ?? NO_SETTINGS);
  const set = withSettings(pathway, settings, newest?.version ?? 0);
  const told = [...new Set(Object.values(pathway.chains).flatMap((rungs) => rungs.flatMap(({ to }) => to)))];
  return {
    id: pathway.id,
    title: t(language, `pathways.${pathway.id}`),
    version: newest?.version ?? 0,
    today,
    mayChange,
    settings: mutable(settings),
    steps: set.steps.map((step, i) => presentStep(step, pathway.steps[i] ?? step, set, language)),
    chains: Object.entries(set.chains).map(([id, rungs]) => ({
      id,
      rungs: rungs.map(presentRung),
      steps: set.steps.filter(({ chain }) => chain === id).map(({ code }) => code),
    })),
    recipients: [...rungRecipients(pathway)],
    recipientWords: Object.fromEntries(told.map((code) => [code, recipients(language, code)])),
    reminders: REMINDER_BOUNDS,
    levels: RUNG_BOUNDS,
    clocks: pathway.clocks.map(({ code, length, unit }) => ({
      code,
      title: t(language, `clocks.${code}`),
      law: t(language, `clocks.${code}.law`),
      length,
      unit,
    })),
    versions: presentVersions(pathway, versions, today),
  };
}

function presentStep(step: Step, usual: Step, pathway: Pathway, language: Language) {
  const { code, role, due, chain, levelsAtWd = [], maxLevel } = step;
  return {
    code,
    title: stepTitle(language, code),
    role,
    length: Math.abs(due.length),
    unit: due.unit,
    back: due.length < 0,
    usual: Math.abs(usual.due.length),
    lock: lockOf(usual),
    ...lengthBounds(usual),
    remindBeforeWd: [...reminderDays(step, pathway)],
    chain,
    levelsAtWd: [...levelsAtWd],
    maxLevel: maxLevel ?? null,
  };
}

function presentRung(rung: ChainRung) {
  const { level, afterDueWd, at = MORNING, to } = rung;
  return { level, afterDueWd, at, to: [...to], lists: toldByLists(rung) };
}

function presentVersions(pathway: Pathway, versions: readonly PublishedSettings[], today: LocalDate) {
  const now = versions.find(({ effectiveFrom }) => effectiveFrom <= today)?.version ?? 0;
  return versions.map((one, i) => {
    const { version, publishedAt, publishedBy, publishedByName, effectiveFrom, reason, settings } = one;
    const state = version === now ? ('NOW' as const) : version > now ? ('PLANNED' as const) : ('PAST' as const);
    return {
      version,
      at: publishedAt.toISOString(),
      by: { id: publishedBy, displayName: publishedByName },
      effectiveFrom,
      reason,
      state,
      differences: [...differences(pathway, versions[i + 1]?.settings ?? NO_SETTINGS, settings)],
      settings: mutable(tidySettings(pathway, settings)),
    };
  });
}

/** The shape of the answer, whose lists belong to nobody else. */
function mutable({ steps, chains }: PathwaySettings): PathwaySettingsView['settings'] {
  return { steps: { ...steps }, chains: { ...chains } };
}

interface Previewed {
  readonly pathway: Pathway;
  readonly before: PathwaySettings;
  readonly after: PathwaySettings;
  readonly steps: readonly StepPreview[];
  readonly law: LawMargin | null;
  readonly language: Language;
}

/** What new numbers would make of the tasks, step by step and together. */
export function presentPreview({ pathway, before, after, steps, law, language }: Previewed): SettingsPreviewView {
  const sum = (of: (row: StepPreview) => number) => steps.reduce((all, row) => all + of(row), 0);
  return {
    differences: differences(pathway, before, after),
    openSteps: sum(({ open }) => open),
    becomeLate: sum(({ becomeLate }) => becomeLate),
    noLongerLate: sum(({ noLongerLate }) => noLongerLate),
    moved: sum(({ moved }) => moved),
    unclear: sum(({ unclear }) => unclear),
    steps: steps.map((row) => ({ ...row, title: stepTitle(language, row.step) })),
    law: law && { ...law, title: t(language, `clocks.${law.clock}`), atRisk: law.missed > 0 },
  };
}
