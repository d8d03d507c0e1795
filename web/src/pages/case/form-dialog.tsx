import { useEffect, useState } from 'react';
import { type CaseDetail, type CaseForms, type FieldFault, type FormData, isProblem, useCommand } from '../../api';
import { helsinkiDay } from '../../dates';
import { FormFields, faultsOf, missing, summaryOf, toSend } from '../../form';
import { useTexts } from '../../i18n';
import { Button, Dialog, ErrorSummary, Notification } from '../../ui';
import { answerable, type Kind, orderFor, pathFor } from './orders';

interface Props<Answer> {
  readonly of: CaseDetail;
  readonly kind: Kind;
  readonly form: CaseForms['events'][number];
  readonly begun: FormData;
  readonly onTyped: (data: FormData) => void;
  readonly onDone: (answer: Answer) => void;
  readonly onClose: () => void;
}

/** The form of an event or entry, drawn from its description and sent as one command. */
export function FormDialog<Answer>({ of, kind, form, begun, onTyped, onDone, onClose }: Props<Answer>) {
  const { t, has } = useTexts();
  const command = useCommand<Answer>();
  const [data, setData] = useState(begun);
  const [errors, setErrors] = useState<readonly FieldFault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const fields = answerable(form.fields);
  const faults = faultsOf(errors, (code) => t(has(`faults.${code}`) ? `faults.${code}` : 'faults.invalid'));
  useKept(Object.keys(data).length > 0);

  const fail = (found: readonly FieldFault[]) => {
    setErrors(found);
    setAttempt((before) => before + 1);
  };
  const send = async () => {
    const found = missing(fields, data, '');
    fail(found);
    if (found.length > 0) return;
    try {
      const body = orderFor(of, kind, form.code, toSend(fields, data));
      onDone(await command.mutateAsync({ path: pathFor(of, kind), body }));
    } catch (error) {
      if (isProblem(error) && error.errors.length > 0) fail(error.errors);
    }
  };
  const problem = isProblem(command.error) ? command.error : null;
  const detail = problem?.extra['detail'];
  return (
    <Dialog title={form.title} onClose={onClose}>
      <form
        noValidate
        className="h-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {has(`case.does.${form.code}`) ? <p>{t(`case.does.${form.code}`)}</p> : null}
        <ErrorSummary lines={summaryOf(fields, faults, form.title)} attempt={attempt} />
        {command.error === null || (problem !== null && problem.errors.length > 0) ? null : (
          <Notification tone="error" live title={problem?.title || t('common.notReached')}>
            {typeof detail === 'string' ? <p>{detail}</p> : null}
          </Notification>
        )}
        <FormFields
          fields={fields}
          data={data}
          faults={faults}
          outcome=""
          today={helsinkiDay(of.now)}
          onChange={(next) => {
            setData(next);
            onTyped(next);
          }}
        />
        {fields.length === 0 ? <p>{t('case.noFields')}</p> : null}
        <div className="h-actions">
          <Button type="submit" busy={command.isPending}>
            {t(kind === 'entry' ? 'case.save' : 'case.send')}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The browser asks before it leaves a page on which something was typed that is nowhere else. */
function useKept(typed: boolean): void {
  useEffect(() => {
    if (!typed) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [typed]);
}
