import { type TimelineView, useTimeline } from '../../api';
import { longDay } from '../../dates';
import { useTexts } from '../../i18n';
import { type StepOfPath, Stepper } from '../../ui';

type Stage = TimelineView['stages'][number];

/** The stages of the case with their days; on a phone one line that opens. */
export function Path({ id }: { readonly id: string }) {
  const { t, language } = useTexts();
  const { data } = useTimeline(id);
  if (data === undefined) return <div className="c-path c-path--coming" />;
  const steps: readonly StepOfPath[] = data.stages.map((stage) => ({
    id: stage.code,
    title: stage.title,
    state: stage.state,
    detail: detailOf(stage),
  }));
  const at = data.stages.findIndex(({ code }) => code === currentOf(data.stages)?.code);
  const current = data.stages[at];
  return (
    <div className="c-path">
      <div className="c-path__wide">
        <Stepper label={t('case.path')} steps={steps} />
      </div>
      {current === undefined ? null : (
        <details className="c-path__narrow">
          <summary>
            {t('case.stageOf', { number: at + 1, of: steps.length })} <strong>{current.title}</strong>
          </summary>
          <Stepper label={t('case.path')} steps={steps} />
        </details>
      )}
    </div>
  );

  function detailOf({ state, from, to, dueOn, late }: Stage): string {
    if (state === 'late') return t('case.stage.late', { count: late });
    if (state === 'now' && dueOn !== null) return t('case.stage.due', { day: longDay(language, dueOn) });
    if (state === 'now' && from !== null) return t('case.stage.since', { day: longDay(language, from) });
    const last = to ?? from;
    if (state === 'done') return last === null ? t('case.stage.done') : longDay(language, last);
    return state === 'skipped' ? t('case.stage.skipped') : '';
  }
}

function currentOf(stages: readonly Stage[]): Stage | undefined {
  return stages.find(({ state }) => state === 'now' || state === 'late') ?? stages.at(-1);
}
