/** Faults of a pathway as sentences for its author: run in the tests and when a definition is changed. */
import type { Condition, Effect, Pathway, PathwayBook, Step } from './model';

interface Mention {
  readonly effects: readonly Effect[];
  readonly where: string;
}

function everyEffect({ definition: p }: PathwayBook): Mention[] {
  return [
    { effects: p.intake.onDraft, where: 'intake.onDraft' },
    { effects: p.intake.onSubmit, where: 'intake.onSubmit' },
    { effects: p.intake.onResubmit ?? [], where: 'intake.onResubmit' },
    { effects: p.intake.onDiscard, where: 'intake.onDiscard' },
    ...p.steps.flatMap((s) => [
      ...s.outcomes.map((o) => ({ effects: o.effects, where: `${s.code}.${o.code}` })),
      { effects: s.onHandOver ?? [], where: `${s.code} handed over` },
      ...(s.alarms ?? []).map((a) => ({ effects: a.effects ?? [], where: `${s.code}.${a.key}` })),
    ]),
    ...p.entries.map((e) => ({ effects: e.effects, where: e.kind })),
    ...p.events.map((e) => ({ effects: e.effects, where: e.code })),
    ...(p.timers ?? []).map((t) => ({ effects: t.effects, where: t.code })),
    ...p.clocks.flatMap((c) => c.alarms.map((a) => ({ effects: a.effects ?? [], where: `${c.code}.${a.key}` }))),
  ];
}

function conditionsIn(condition: Condition | undefined): Condition[] {
  if (!condition) return [];
  const inner = [...(condition.all ?? []), ...(condition.any ?? []), ...(condition.not ? [condition.not] : [])];
  return [condition, ...inner.flatMap(conditionsIn)];
}

function duplicates(kind: string, codes: readonly string[]): string[] {
  return codes.filter((code, i) => codes.indexOf(code) !== i).map((code) => `${kind} ${code} is defined twice`);
}

function faultsOfStep(step: Step, book: PathwayBook): string[] {
  const { definition: p, rules } = book;
  const faults: string[] = [];
  if (!p.chains[step.chain]) faults.push(`${step.code}: no chain ${step.chain}`);
  if (step.kind === 'FORM' && step.outcomes.length === 0)
    faults.push(`${step.code}: a form without an outcome never ends`);
  if (step.kind === 'TARGET' && step.outcomes.length > 0)
    faults.push(`${step.code}: a target is closed by entries, not by outcomes`);
  if (!p.roles.includes(step.role) && !step.deputyRole)
    faults.push(`${step.code}: ${step.role} is no role, and no deputy role stands in`);
  if (step.deputyRole && !p.roles.includes(step.deputyRole)) faults.push(`${step.code}: no role ${step.deputyRole}`);
  if (step.due.rule && !rules.dates[step.due.rule]) faults.push(`${step.code}: no date rule ${step.due.rule}`);
  const anchor = step.due.anchor;
  if (anchor && 'rule' in anchor && !rules.dates[anchor.rule]) faults.push(`${step.code}: no date rule ${anchor.rule}`);
  const checks = [...(step.checks ?? []), ...step.outcomes.flatMap((o) => o.checks ?? [])];
  for (const check of checks) if (!rules.checks[check]) faults.push(`${step.code}: no check ${check}`);
  return [
    ...faults,
    ...duplicates(
      `${step.code} outcome`,
      step.outcomes.map((o) => o.code),
    ),
  ];
}

function faultsOfEffect(effect: Effect, where: string, book: PathwayBook): string[] {
  const { definition: p, rules } = book;
  const steps = new Set(p.steps.map((s) => s.code));
  const faults: string[] = [];
  const known = (code: string) => {
    if (!steps.has(code)) faults.push(`${where}: no step ${code}`);
  };
  if (effect.do === 'OPEN' || effect.do === 'RESTART' || effect.do === 'SKIP' || effect.do === 'OPEN_EACH')
    known(effect.step);
  if (effect.do === 'GIVE') effect.steps.forEach(known);
  if (effect.do === 'QUIET' && !p.quiets?.some((q) => q.code === effect.quiet))
    faults.push(`${where}: no quiet ${effect.quiet}`);
  if ((effect.do === 'CANCEL' || effect.do === 'FULFIL') && effect.steps !== 'ALL') effect.steps.forEach(known);
  if (effect.do === 'STATUS' && !p.statuses.some((s) => s.code === effect.to))
    faults.push(`${where}: no status ${effect.to}`);
  if (effect.do === 'TIMER' && !(p.timers ?? []).some((t) => t.code === effect.timer))
    faults.push(`${where}: no timer ${effect.timer}`);
  if (effect.do === 'CLOCK' && !p.clocks.some((c) => c.code === effect.clock))
    faults.push(`${where}: no clock ${effect.clock}`);
  if (effect.do === 'END' && effect.reason && !p.closeReasons.includes(effect.reason))
    faults.push(`${where}: no close reason ${effect.reason}`);
  if (effect.do === 'OVERLAY' && !p.overlays?.some((overlay) => overlay.code === effect.code))
    faults.push(`${where}: no overlay ${effect.code}`);
  if (effect.do === 'PART' && !p.disciplines.includes(effect.discipline))
    faults.push(`${where}: no discipline ${effect.discipline}`);
  if (effect.do === 'APPLY' && !rules.effects[effect.rule]) faults.push(`${where}: no effects ${effect.rule}`);
  for (const condition of conditionsIn(effect.when)) {
    if (condition.rule && !rules.conditions[condition.rule]) faults.push(`${where}: no condition ${condition.rule}`);
    if (condition.open) known(condition.open);
    if (condition.done) known(condition.done);
  }
  return faults;
}

const OPENS: ReadonlySet<Effect['do']> = new Set(['OPEN', 'RESTART', 'OPEN_EACH']);

/** Steps that no effect opens. Steps that a named rule opens must be given in `byRules`, since a function can't be read. */
function unreachable(book: PathwayBook, byRules: readonly string[]): string[] {
  const opened = new Set(byRules);
  for (const { effects } of everyEffect(book)) {
    for (const effect of effects) if (OPENS.has(effect.do) && 'step' in effect) opened.add(effect.step);
  }
  return book.definition.steps.filter((s) => !opened.has(s.code)).map((s) => `nothing opens ${s.code}`);
}

function faultsOfPathway(p: Pathway): string[] {
  const faults = duplicates(
    'step',
    p.steps.map((s) => s.code),
  );
  if (!p.statuses.some((s) => s.kind === 'ENDED')) faults.push('no status ends the pathway');
  for (const quiet of p.quiets ?? []) {
    // A stretch that nobody can end by hand would bar people from their own case.
    if (!p.events.some((e) => quiet.endedBy.includes(e.code) && e.effects.some((one) => one.do === 'END_QUIET')))
      faults.push(`no event ends the quiet ${quiet.code}`);
  }
  if (p.intake.tellsPrevious && !p.events.some((e) => e.code === p.intake.tellsPrevious))
    faults.push(`no event ${p.intake.tellsPrevious}`);
  if (!p.statuses.some((s) => s.code === p.intake.status)) faults.push(`no status ${p.intake.status}`);
  return [
    ...faults,
    ...duplicates(
      'status',
      p.statuses.map((s) => s.code),
    ),
    ...duplicates(
      'clock',
      p.clocks.map((c) => c.code),
    ),
  ];
}

/**
 * Everything that is wrong with a pathway; an empty list means that it can be run.
 * `byRules` names the steps that only a named rule opens.
 */
export function validate(book: PathwayBook, byRules: readonly string[] = []): string[] {
  return [
    ...faultsOfPathway(book.definition),
    ...(book.definition.timers ?? [])
      .filter((t) => !book.rules.dates[t.date])
      .map((t) => `${t.code}: no date rule ${t.date}`),
    ...book.definition.steps.flatMap((step) => faultsOfStep(step, book)),
    ...everyEffect(book).flatMap(({ effects, where }) =>
      effects.flatMap((effect) => faultsOfEffect(effect, where, book)),
    ),
    ...unreachable(book, byRules),
  ];
}
