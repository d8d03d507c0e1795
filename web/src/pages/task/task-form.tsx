import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  type Change,
  type FieldFault,
  type FormData,
  isProblem,
  keys,
  type TaskDetail,
  useCommand,
  useSession,
} from '../../api';
import { helsinkiDay } from '../../dates';
import { FormFields, faultsOf, fieldsFor, missing, summaryOf, type Typed, toSend } from '../../form';
import { useTexts } from '../../i18n';
import { Button, Card, ErrorState, ErrorSummary, Notification, RadioGroup, TextArea } from '../../ui';
import { Conflict, Meanwhile } from './conflict';
import { DraftLine } from './draft-line';
import { useLateFields } from './late-reason';
import { isOwn } from './own';
import { TypedAnswers } from './typed-answers';
import { useDraft } from './use-draft';

interface Props {
  readonly task: TaskDetail;
  /** By the case's clock, which differs from ours in training. */
  readonly now: string | undefined;
  readonly readOnly: boolean;
  /** The task ended while it was open here. */
  readonly over: boolean;
  readonly onDone: (change: Change) => void;
}

/** The form of a step: the result first, because what the form asks for hangs on it, then the fields in their order. */
export function TaskForm({ task, now, readOnly, over, onDone }: Props) {
  const { t, has } = useTexts();
  const session = useSession();
  const queries = useQueryClient();
  const late = useLateFields(task);
  const draft = useDraft(task, [...task.fields, ...late], readOnly);
  const { data, reason = '', outcome = task.outcomes.length === 1 ? task.outcomes[0] : undefined } = draft.typed;
  const [errors, setErrors] = useState<readonly FieldFault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const complete = useCommand<Change>();
  const form = useRef<HTMLFormElement>(null);

  const own = session.data === undefined || isOwn(task, session.data.user);
  const asked = [...fieldsFor(task.fields, outcome), ...late];
  const wordsOf = (code: string) => t(has(`faults.${code}`) ? `faults.${code}` : 'faults.invalid');
  const faults = faultsOf(errors, wordsOf);
  const today = now === undefined ? undefined : helsinkiDay(now);
  const problem = isProblem(complete.error) ? complete.error : null;
  const conflict = problem?.status === 409 && 'current' in problem.extra ? problem : null;

  const fail = (found: readonly FieldFault[]) => {
    setErrors(found);
    setAttempt((before) => before + 1);
  };
  const finish = async () => {
    const found = missing(asked, data, outcome);
    if (outcome === undefined) found.push({ path: 'outcome', code: 'required' });
    if (!own && reason.trim() === '') found.push({ path: 'reason', code: 'required' });
    fail(found);
    if (found.length > 0) return;
    await draft.flush();
    try {
      const change = await complete.mutateAsync({
        path: `/api/v1/tasks/${task.id}/complete`,
        body: {
          outcome,
          version: task.version,
          data: toSend(asked, data),
          ...(reason.trim() === '' ? {} : { reason }),
        },
      });
      draft.finish();
      onDone(change);
    } catch (error) {
      if (isProblem(error) && error.errors.length > 0) fail(error.errors);
      if (isProblem(error) && error.status === 409) void queries.invalidateQueries({ queryKey: keys.task(task.id) });
    }
  };

  useEffect(() => {
    const element = form.current;
    if (element === null) return undefined;
    const press = (event: KeyboardEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      if (event.key === 'Enter') element.requestSubmit();
      else if (event.key.toLowerCase() === 's') {
        event.preventDefault();
        void draft.flush();
      }
    };
    element.addEventListener('keydown', press);
    return () => element.removeEventListener('keydown', press);
  }, [draft]);

  if (conflict !== null)
    return (
      <Conflict task={task} problem={conflict} typed={{ data, outcome, reason }} onAgain={() => complete.reset()} />
    );
  // Told by the live stream before anything was sent; one's own completion is told there too, and is not meant.
  if (over && complete.isIdle) return <Meanwhile task={task} typed={{ data, outcome, reason }} />;
  const change = (next: Partial<Typed>) => draft.change({ ...draft.typed, ...next });
  const onChange = (next: FormData) => change({ data: next });
  const fieldProps = { data, onChange, faults, outcome, today, disabled: readOnly };
  return (
    <form
      ref={form}
      noValidate
      className="h-form"
      onSubmit={(event) => {
        event.preventDefault();
        void finish();
      }}
    >
      <ErrorSummary
        lines={summaryOf([OUTCOME(t('task.outcome')), ...asked, REASON(t('task.why'))], faults, t('task.form'))}
        attempt={attempt}
      />
      {problem === null || problem.errors.length > 0 ? null : (
        <ErrorState title={problem.title || t('common.notReached')} requestId={problem.requestId} />
      )}
      {draft.other === null ? null : <Elsewhere task={task} draft={draft} />}
      {task.outcomes.length > 1 ? (
        <RadioGroup
          id="f-outcome"
          label={t('task.outcome')}
          required
          disabled={readOnly}
          error={faults.get('outcome')}
          options={task.outcomeTexts}
          value={outcome}
          onChange={(next) => change({ outcome: next })}
        />
      ) : null}
      <FormFields {...fieldProps} fields={asked} />
      {own || readOnly ? null : (
        <TextArea
          id="f-reason"
          label={t('task.why')}
          help={t('task.whyHelp')}
          required
          maxLength={500}
          value={reason}
          onChange={(next) => change({ reason: next })}
          error={faults.get('reason')}
        />
      )}
      {readOnly ? null : (
        <div className="h-form__end">
          <Button type="submit" busy={complete.isPending}>
            {complete.isPending ? t('task.finishing') : t('task.finish')}
          </Button>
          <DraftLine state={draft.state} fields={task.fields} onSave={() => void draft.flush()} />
        </div>
      )}
    </form>
  );
}

const OUTCOME = (label: string) => ({ name: 'outcome', kind: 'CODE', class: 'OP', label, required: true });
const REASON = (label: string) => ({ name: 'reason', kind: 'TEXT', class: 'SOC', label, required: true });

function Elsewhere({ task, draft }: { readonly task: TaskDetail; readonly draft: ReturnType<typeof useDraft> }) {
  const { t } = useTexts();
  return (
    <Notification tone="alert" title={t('task.elsewhere')} live>
      <p>{t('task.elsewhereWhy')}</p>
      <Card title={t('task.elsewhereText')}>
        {draft.other === null ? null : <TypedAnswers task={task} typed={draft.other} />}
      </Card>
      <div className="h-actions">
        <Button small onClick={() => draft.choose('mine')}>
          {t('task.keepMine')}
        </Button>
        <Button small variant="secondary" onClick={() => draft.choose('other')}>
          {t('task.takeOther')}
        </Button>
      </div>
    </Notification>
  );
}
