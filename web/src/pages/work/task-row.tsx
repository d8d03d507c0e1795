import { isProblem, type TaskView, useCommand } from '../../api';
import { useTexts } from '../../i18n';
import { Badge, Button, ButtonLink, DueBadge, Link } from '../../ui';

interface Props {
  readonly task: TaskView;
  /** Who has it, where that isn't the reader. */
  readonly owner?: string | undefined;
  /** The reader takes it. */
  readonly onTake?: (id: string) => void;
}

/** One task of a list: what, which case, by when, and the one thing to do with it. */
export function TaskRow({ task, owner, onTake }: Props) {
  const { t } = useTexts();
  const claim = useCommand();
  const late = task.timeliness.kind === 'OVERDUE' ? 'late' : task.timeliness.kind === 'TODAY' ? 'today' : 'on-time';
  const canClaim = task.allowedActions.includes('CLAIM');
  const about = [task.title, task.caseReference, task.initials].filter(Boolean).join(', ');
  return (
    <li className={`h-row h-row--${task.paused ? 'on-time' : late}`}>
      <div className="h-row__what">
        <Link to={`/tasks/${task.id}`} className="h-row__title" data-row={task.id}>
          {task.title}
        </Link>
        <span className="h-row__sub">{owner ?? t(`roles.${task.role}`)}</span>
      </div>
      <span className="h-row__case">
        {task.caseReference}
        {task.initials === null ? null : <span className="h-row__sub"> {task.initials}</span>}
      </span>
      <span className="h-row__due">
        <DueBadge {...task} />
        {task.escalationLevel > 0 ? (
          <Badge tone="neutral" icon="up">
            {t('work.escalated')}
          </Badge>
        ) : null}
      </span>
      <span className="h-row__do">
        {canClaim ? (
          <Button
            variant="secondary"
            small
            busy={claim.isPending}
            aria-label={`${t('work.claim')}: ${about}`}
            onClick={() => {
              onTake?.(task.id);
              claim.mutate({ path: `/api/v1/tasks/${task.id}/claim`, body: { version: task.version } });
            }}
          >
            {t('work.claim')}
          </Button>
        ) : (
          <ButtonLink
            variant={late === 'on-time' ? 'secondary' : 'primary'}
            small
            to={`/tasks/${task.id}`}
            tabIndex={-1}
            aria-label={`${t('work.open')}: ${about}`}
          >
            {t('work.open')}
          </ButtonLink>
        )}
      </span>
      <span role="alert" className="h-row__fault">
        {claim.error === null ? '' : (isProblem(claim.error) && claim.error.title) || t('common.notReached')}
      </span>
    </li>
  );
}
