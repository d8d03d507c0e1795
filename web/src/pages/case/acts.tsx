import { useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import {
  type CaseDetail,
  type CaseForms,
  type FormData,
  isProblem,
  type TaskView,
  useCaseForms,
  useCommand,
} from '../../api';
import { useTexts } from '../../i18n';
import { Button, Dialog } from '../../ui';
import { FormDialog } from './form-dialog';
import { type Kind, orderFor, pathFor } from './orders';

/** What came of something that was recorded. */
export interface Told {
  readonly at: number;
  readonly title: string;
  readonly urgent: boolean;
  readonly advice: readonly string[];
  readonly opened: readonly Pick<TaskView, 'id' | 'title' | 'dueOn'>[];
  readonly closed: readonly string[];
}

interface Answer {
  readonly id?: string;
  readonly opened?: readonly TaskView[];
  readonly closed?: readonly string[];
  readonly advice?: readonly { readonly text: string }[];
}
type Form = CaseForms['events'][number];
type Chosen = { readonly kind: Kind; readonly form: Form | null };

const URGENT = 'URGENT_CONCERN';
/** In the address: the choice of what to record stands open. */
const RECORD = 'record';

interface Props {
  readonly of: CaseDetail;
  readonly onTold: (told: Told) => void;
}

/** What may be recorded or reported beside the tasks: only what the service offers to this person now. */
export function Acts({ of, onTold }: Props) {
  const { t } = useTexts();
  const forms = useCaseForms(of.id);
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  // A task that is done by recording something leads straight to the choice.
  const [chosen, setChosen] = useState<Chosen | null>(search.has(RECORD) ? { kind: 'entry', form: null } : null);
  const close = () => {
    setChosen(null);
    if (search.has(RECORD)) setSearch({}, { replace: true });
  };
  // What was typed outlives a dialog that was closed by mistake.
  const typed = useRef(new Map<string, FormData>());
  const urgent = useCommand<Answer>();
  const { entries = [], events = [] } = forms.data ?? {};
  const others = events.filter(({ code }) => code !== URGENT);
  const alert = events.find(({ code }) => code === URGENT);

  const done = (form: Form, answer: Answer, kind: Kind) => {
    typed.current.delete(form.code);
    close();
    if (kind === 'conference' && answer.id !== undefined) return void navigate(`/cases/${answer.id}`);
    onTold({
      at: Date.now(),
      title: form.title,
      urgent: form.code === URGENT,
      advice: (answer.advice ?? []).map(({ text }) => text),
      opened: answer.opened ?? [],
      closed: of.tasks.filter(({ id }) => answer.closed?.includes(id)).map(({ title }) => title),
    });
  };
  const sendUrgent = async (form: Form) => {
    // What went wrong is told below, beside the button.
    const answer = await urgent
      .mutateAsync({ path: pathFor(of, 'event'), body: orderFor(of, 'event', form.code, {}) })
      .catch(() => null);
    if (answer !== null) done(form, answer, 'event');
  };

  return (
    <>
      {entries.length === 0 ? null : (
        <Button variant="secondary" onClick={() => setChosen({ kind: 'entry', form: null })}>
          {t('case.record')}
        </Button>
      )}
      {others.length === 0 ? null : (
        <Button variant="secondary" onClick={() => setChosen({ kind: 'event', form: null })}>
          {t('case.report')}
        </Button>
      )}
      {alert === undefined ? null : (
        <Button variant="danger" icon="alert" busy={urgent.isPending} onClick={() => void sendUrgent(alert)}>
          {alert.title}
        </Button>
      )}
      <p role="alert" className="c-fault">
        {urgent.error === null ? '' : (isProblem(urgent.error) && urgent.error.title) || t('common.notReached')}
      </p>
      {chosen !== null && chosen.form === null && forms.data !== undefined ? (
        <Choose
          kind={chosen.kind}
          forms={chosen.kind === 'entry' ? entries : others}
          onChoose={(form) => setChosen({ kind: form.code === 'CONFERENCE' ? 'conference' : chosen.kind, form })}
          onClose={close}
        />
      ) : null}
      {chosen === null || chosen.form === null ? null : (
        <FormDialog<Answer>
          key={chosen.form.code}
          of={of}
          kind={chosen.kind}
          form={chosen.form}
          begun={typed.current.get(chosen.form.code) ?? {}}
          onTyped={(data) => typed.current.set(chosen.form?.code ?? '', data)}
          onClose={close}
          onDone={(answer) => {
            if (chosen.form !== null) done(chosen.form, answer, chosen.kind);
          }}
        />
      )}
    </>
  );
}

interface ChooseProps {
  readonly kind: Kind;
  readonly forms: readonly Form[];
  readonly onChoose: (form: Form) => void;
  readonly onClose: () => void;
}

function Choose({ kind, forms, onChoose, onClose }: ChooseProps) {
  const { t, has } = useTexts();
  return (
    <Dialog title={t(kind === 'entry' ? 'case.record' : 'case.report')} onClose={onClose}>
      <ul className="c-choices">
        {forms.map((form) => (
          <li key={form.code}>
            <button type="button" className="c-choices__one" onClick={() => onChoose(form)}>
              <strong>{form.title}</strong>
              {has(`case.does.${form.code}`) ? <span className="h-small">{t(`case.does.${form.code}`)}</span> : null}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
