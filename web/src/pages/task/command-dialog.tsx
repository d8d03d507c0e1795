import { type ReactNode, useState } from 'react';
import { type FieldFault, isProblem, type TaskDetail, useCommand } from '../../api';
import { type Faults, faultsOf } from '../../form';
import { useTexts } from '../../i18n';
import { Button, Dialog, Notification } from '../../ui';

/** What a dialog of the task page gets; `onDone` takes the line that says what was done. */
export interface ActionProps {
  readonly task: TaskDetail;
  readonly onClose: () => void;
  readonly onDone: (line: string) => void;
}

interface Props {
  readonly title: string;
  readonly what: string;
  readonly submit: string;
  readonly path: string;
  /** The body, or what is missing for it. */
  readonly body: () => { readonly send: object } | { readonly missing: readonly string[] };
  readonly onClose: () => void;
  /** The command was accepted. */
  readonly onSent: () => void;
  readonly children: (faults: Faults) => ReactNode;
}

/** A dialog that sends one command, shows what is wrong at its fields, and closes when it was accepted. */
export function CommandDialog({ title, what, submit, path, body, onClose, onSent, children }: Props) {
  const { t, has } = useTexts();
  const command = useCommand();
  const [errors, setErrors] = useState<readonly FieldFault[]>([]);
  const wordsOf = (code: string) => t(has(`faults.${code}`) ? `faults.${code}` : 'faults.invalid');
  const send = async () => {
    const made = body();
    setErrors('missing' in made ? made.missing.map((each) => ({ path: each, code: 'required' })) : []);
    if ('missing' in made) return;
    try {
      await command.mutateAsync({ path, body: made.send });
      onSent();
    } catch (error) {
      if (isProblem(error)) setErrors(error.errors);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        className="h-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>{what}</p>
        {command.error === null ? null : (
          <Notification
            tone="error"
            live
            title={(isProblem(command.error) && command.error.title) || t('common.notReached')}
          />
        )}
        {children(faultsOf(errors, wordsOf))}
        <div className="h-actions">
          <Button type="submit" busy={command.isPending}>
            {submit}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
