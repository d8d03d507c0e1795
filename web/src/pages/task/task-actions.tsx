import { useState } from 'react';
import type { TaskDetail } from '../../api';
import { useTexts } from '../../i18n';
import { Button, Notification } from '../../ui';
import { AssignDialog } from './assign-dialog';
import { ClaimNotice } from './claim-notice';
import { ExtendDialog } from './extend-dialog';
import { HelpDialog } from './help-dialog';

type Open = 'EXTEND' | 'HELP' | 'ASSIGN';
const ACTIONS = ['EXTEND', 'HELP', 'ASSIGN'] as const satisfies readonly Open[];
const KEYS: Readonly<Record<Open, string>> = { EXTEND: 'extend', HELP: 'help', ASSIGN: 'assign' };

/** What can be done with a task beside its form: as the server allows. */
export function TaskActions({ task }: { readonly task: TaskDetail }) {
  const { t } = useTexts();
  const [open, setOpen] = useState<Open | null>(null);
  const [line, setLine] = useState<string | null>(null);
  const close = () => setOpen(null);
  const props = {
    task,
    onClose: close,
    onDone(what: string) {
      setOpen(null);
      setLine(what);
    },
  };
  const allowed = ACTIONS.filter((action) => task.allowedActions.includes(action));
  return (
    <>
      <ClaimNotice task={task} />
      {line === null ? null : <Notification key={line} tone="success" title={line} live focus />}
      {allowed.length === 0 ? null : (
        <div className="h-actions h-no-print">
          {allowed.map((action) => (
            <Button
              key={action}
              variant="secondary"
              small
              onClick={() => {
                setLine(null);
                setOpen(action);
              }}
            >
              {t(`task.${KEYS[action]}.open`)}
            </Button>
          ))}
        </div>
      )}
      {open === 'EXTEND' ? <ExtendDialog {...props} /> : null}
      {open === 'HELP' ? <HelpDialog {...props} /> : null}
      {open === 'ASSIGN' ? <AssignDialog {...props} /> : null}
    </>
  );
}
