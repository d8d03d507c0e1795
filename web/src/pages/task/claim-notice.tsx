import { isProblem, type TaskDetail, useCommand } from '../../api';
import { useTexts } from '../../i18n';
import { Button, Notification } from '../../ui';

/** Offers a task that waits for anybody of the role. */
export function ClaimNotice({ task }: { readonly task: TaskDetail }) {
  const { t } = useTexts();
  const claim = useCommand();
  if (!task.allowedActions.includes('CLAIM')) return null;
  return (
    <Notification title={t('task.unclaimed')}>
      <Button
        small
        busy={claim.isPending}
        onClick={() => claim.mutate({ path: `/api/v1/tasks/${task.id}/claim`, body: { version: task.version } })}
      >
        {t('work.claim')}
      </Button>
      <p role="alert">
        {claim.error === null ? '' : (isProblem(claim.error) && claim.error.title) || t('common.notReached')}
      </p>
    </Notification>
  );
}
