import { useState } from 'react';
import { useSession, useStaff } from '../../api';
import { useTexts } from '../../i18n';
import { Select, TextArea } from '../../ui';
import { type ActionProps, CommandDialog } from './command-dialog';

const ROLES = ['TL', 'LEAD', 'COORD'] as const;

/** Asks somebody for help: the receiver gets a notice with a way here. */
export function HelpDialog({ task, onClose, onDone }: ActionProps) {
  const { t } = useTexts();
  const staff = useStaff();
  const me = useSession().data?.user.id;
  const [to, setTo] = useState<string>();
  const [words, setWords] = useState('');
  const people = staff.data?.items
    .filter(({ id }) => id !== me)
    .map(({ id, displayName, roles }) => ({
      code: id,
      text: `${displayName}, ${roles.map((role) => t(`roles.${role}`)).join(', ')}`,
    }));
  const receivers = [...ROLES.map((code) => ({ code, text: t(`roles.${code}`) })), ...(people ?? [])];
  const receiver = () => receivers.find(({ code }) => code === to)?.text ?? '';
  return (
    <CommandDialog
      title={t('task.help.title')}
      what={t('task.help.what')}
      submit={t('task.help.submit')}
      path={`/api/v1/tasks/${task.id}/help`}
      onClose={onClose}
      onSent={() => onDone(t('task.help.done', { who: receiver() }))}
      body={() =>
        to === undefined ? { missing: ['to'] } : { send: { to, ...(words.trim() === '' ? {} : { text: words }) } }
      }
    >
      {(faults) => (
        <>
          <Select
            id="help-to"
            label={t('task.help.to')}
            required
            empty={t('common.choose')}
            options={receivers}
            value={to}
            onChange={setTo}
            error={faults.get('to')}
          />
          <TextArea
            id="help-text"
            required={false}
            label={t('task.help.text')}
            maxLength={500}
            value={words}
            onChange={setWords}
            error={faults.get('text')}
          />
        </>
      )}
    </CommandDialog>
  );
}
