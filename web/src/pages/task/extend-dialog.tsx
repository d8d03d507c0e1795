import { useState } from 'react';
import { longDay } from '../../dates';
import { useTexts } from '../../i18n';
import { DateField, TextArea } from '../../ui';
import { type ActionProps, CommandDialog } from './command-dialog';

/** More time for a task: once, to another day, with the reason. */
export function ExtendDialog({ task, onClose, onDone }: ActionProps) {
  const { t, language } = useTexts();
  const [dueOn, setDueOn] = useState<string>();
  const [reason, setReason] = useState('');
  return (
    <CommandDialog
      title={t('task.extend.title')}
      what={t('task.extend.what', { day: longDay(language, task.dueOn) })}
      submit={t('task.extend.submit')}
      path={`/api/v1/tasks/${task.id}/extend`}
      onClose={onClose}
      onSent={() => onDone(t('task.extend.done', { day: longDay(language, dueOn ?? task.dueOn) }))}
      body={() => {
        const missing = [...(dueOn === undefined ? ['dueOn'] : []), ...(reason.trim() === '' ? ['reason'] : [])];
        return missing.length > 0 ? { missing } : { send: { dueOn, reason, version: task.version } };
      }}
    >
      {(faults) => (
        <>
          <DateField
            id="extend-day"
            label={t('task.extend.day')}
            required
            today={task.dueOn}
            value={dueOn}
            onChange={setDueOn}
            error={faults.get('dueOn')}
          />
          <TextArea
            id="extend-reason"
            label={t('task.extend.reason')}
            required
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
