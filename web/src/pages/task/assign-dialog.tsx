import { useState } from 'react';
import { useStaff } from '../../api';
import { useTexts } from '../../i18n';
import { Select, TextArea } from '../../ui';
import { type ActionProps, CommandDialog } from './command-dialog';

/** Gives a task to somebody of the role that it waits for. */
export function AssignDialog({ task, onClose, onDone }: ActionProps) {
  const { t } = useTexts();
  const staff = useStaff();
  const [assignee, setAssignee] = useState<string>();
  const [reason, setReason] = useState('');
  const holders = staff.data?.items.filter(({ roles }) => roles.includes(task.role)) ?? [];
  // Whom a step of the lead worker may go to is the server's to say.
  const people = (holders.length > 0 ? holders : (staff.data?.items ?? [])).filter(({ id }) => id !== task.assignee);
  return (
    <CommandDialog
      title={t('task.assign.title')}
      what={t('task.assign.what')}
      submit={t('task.assign.submit')}
      path={`/api/v1/tasks/${task.id}/assign`}
      onClose={onClose}
      onSent={() => onDone(t('task.assign.done', { who: people.find(({ id }) => id === assignee)?.displayName ?? '' }))}
      body={() =>
        assignee === undefined
          ? { missing: ['assignee'] }
          : { send: { assignee, ...(reason.trim() === '' ? {} : { reason }) } }
      }
    >
      {(faults) => (
        <>
          <Select
            id="assign-to"
            label={t('task.assign.to')}
            required
            empty={t('common.choose')}
            options={people.map(({ id, displayName }) => ({ code: id, text: displayName }))}
            value={assignee}
            onChange={setAssignee}
            error={faults.get('assignee')}
          />
          <TextArea
            id="assign-reason"
            required={false}
            label={t('task.assign.reason')}
            maxLength={500}
            value={reason}
            onChange={setReason}
            error={faults.get('reason')}
          />
        </>
      )}
    </CommandDialog>
  );
}
