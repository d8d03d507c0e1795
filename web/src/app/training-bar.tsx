import { type CaseDetail, isProblem, useCommand } from '../api';
import { dayAndTime } from '../dates';
import { useTexts } from '../i18n';
import { Button, Icon } from '../ui';

/** Says that a case is for practice, what its clock shows, and moves it to the next thing that happens by itself. */
export function TrainingBar({ of }: { readonly of: Pick<CaseDetail, 'id' | 'training' | 'now' | 'allowedActions'> }) {
  const { t, language } = useTexts();
  const move = useCommand<{
    readonly now: string;
    readonly events: readonly { readonly seq: number; readonly text: string }[];
  }>();
  if (!of.training) return null;
  const events = move.data?.events ?? [];
  return (
    <aside className="h-bar h-bar--training" aria-label={t('common.training.name')}>
      <div className="h-bar__row">
        <p>
          <strong>{t('common.training.name')}</strong>{' '}
          {t('common.training.now', { time: dayAndTime(language, of.now) })}
        </p>
        {of.allowedActions.includes('FAST_FORWARD') ? (
          <Button
            small
            variant="secondary"
            icon="forward"
            busy={move.isPending}
            onClick={() => move.mutate({ path: `/api/v1/cases/${of.id}/fast-forward`, body: { toNextAlarm: true } })}
          >
            {t('common.training.move')}
          </Button>
        ) : null}
      </div>
      <div role="status">
        {move.isPending ? <p>{t('common.training.moving')}</p> : null}
        {isProblem(move.error) ? <p>{move.error.title || t('common.notReached')}</p> : null}
        {events.length === 0 ? null : (
          <ul>
            {events.map(({ seq, text }) => (
              <li key={seq}>
                <Icon name="bell" /> {text}
              </li>
            ))}
          </ul>
        )}
      </div>
    </aside>
  );
}
