import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type ApiProblem, type CaseDetail, type FieldFault, type FieldView, isProblem, useCommand } from '../../api';
import { Answers, faultsOf, summaryOf } from '../../form';
import { useTexts } from '../../i18n';
import { Button, Card, Link, Notification } from '../../ui';
import { Discard } from './discard';
import { fieldsOf, PARTS, partOf, stateOf } from './parts';
import { SaveLine } from './save-line';
import type { ReferralDraft } from './use-referral-draft';

interface Props {
  readonly draft: ReferralDraft;
  readonly fields: readonly FieldView[];
  readonly of: CaseDetail;
}

/** All of the referral to read once more, what is missing, and the sending. */
export function CheckPart({ draft, fields, of }: Props) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const submit = useCommand();
  const { id, missing } = draft.referral;
  // Whose word it takes may send it at once.
  const mayConfirm = of.allowedActions.includes('CONFIRM');
  const [refused, setRefused] = useState<readonly FieldFault[]>([]);
  const problem = isProblem(submit.error) ? submit.error : null;
  const faults = refused.length > 0 ? refused : missing.map((path) => ({ path, code: 'required' }));
  const send = async () => {
    setRefused([]);
    await draft.flush();
    try {
      await submit.mutateAsync({ path: `/api/v1/referrals/${id}/submit`, body: {} });
      await navigate(`/referrals/${id}`, { replace: true });
    } catch (error) {
      if (isProblem(error)) setRefused(error.errors);
    }
  };
  return (
    <>
      {problem === null && submit.error === null ? null : <Refused problem={problem} />}
      {faults.length === 0 && !isSendable(draft, of) ? null : <Missing id={id} faults={faults} fields={fields} />}
      {PARTS.map((part) => (
        <Card key={part} title={t(`referral.part.${part}`)}>
          <p className="h-check__state">
            {t(`referral.state.${stateOf(part, fields, draft.data, missing)}`)}{' '}
            <Link
              to={`/referrals/${id}?part=${part}`}
              aria-label={`${t('referral.change')}: ${t(`referral.part.${part}`)}`}
            >
              {t('referral.change')}
            </Link>
          </p>
          <Answers fields={fieldsOf(fields, part)} data={draft.data} />
        </Card>
      ))}
      <Confirm draft={draft} of={of} />
      <div className="h-form__end">
        {of.allowedActions.includes('SUBMIT') && (mayConfirm || draft.referral.confirmed || !needsWord(of)) ? (
          <Button busy={submit.isPending} onClick={() => void send()}>
            {t(submit.isPending ? 'task.finishing' : of.status === 'RETURNED' ? 'referral.sendAgain' : 'referral.send')}
          </Button>
        ) : null}
        <SaveLine draft={draft} fields={fields} />
      </div>
      {of.allowedActions.includes('DISCARD') ? <Discard id={id} /> : null}
    </>
  );
}

/** Nothing stands in the way but what may be missing: no other case of the child, and nobody's word to wait for. */
function isSendable({ referral }: ReferralDraft, of: CaseDetail): boolean {
  return !referral.notices.some(({ code }) => code === 'case_in_work') && (referral.confirmed || !needsWord(of));
}

/** What a colleague wrote takes the word of the responsible social worker. */
function needsWord({ team }: CaseDetail): boolean {
  const author = team.find(({ key }) => key === 'CREATOR');
  return team.some(({ key, userId }) => key === 'RSW' && userId !== author?.userId);
}

function Refused({ problem }: { readonly problem: ApiProblem | null }) {
  const { t } = useTexts();
  const params = problem?.extra['params'];
  const caseId = typeof params === 'object' && params !== null && 'caseId' in params ? String(params.caseId) : null;
  const reference =
    typeof params === 'object' && params !== null && 'reference' in params ? String(params.reference) : '';
  return (
    <Notification tone="error" title={problem?.title || t('common.notReached')} live focus>
      <p>{t('referral.notSent')}</p>
      {caseId === null ? null : (
        <p>
          <Link to={`/cases/${caseId}`}>{t('referral.openCase', { reference })}</Link>
        </p>
      )}
      {problem?.requestId === undefined ? null : (
        <p className="h-small">
          {t('common.reference')} <code>{problem.requestId}</code>
        </p>
      )}
    </Notification>
  );
}

interface MissingProps {
  readonly id: string;
  readonly faults: readonly FieldFault[];
  readonly fields: readonly FieldView[];
}

function Missing({ id, faults, fields }: MissingProps) {
  const { t, has } = useTexts();
  if (faults.length === 0)
    return (
      <Notification tone="success" title={t('referral.allThere')}>
        <p>{t('referral.allThereWhat')}</p>
      </Notification>
    );
  const words = (code: string) => t(has(`faults.${code}`) ? `faults.${code}` : 'faults.invalid');
  return (
    <Notification tone="alert" title={t('referral.missing', { count: faults.length })}>
      <ul>
        {faults.map((fault) => {
          const [line] = summaryOf(fields, faultsOf([fault], words), t('referral.title'));
          return (
            <li key={fault.path}>
              <Link to={`/referrals/${id}?part=${partOf(fault.path)}&field=${fault.path}`}>{line?.label}</Link>:{' '}
              {line?.text}
            </li>
          );
        })}
      </ul>
    </Notification>
  );
}

/** What a colleague wrote goes out in the name of the responsible social worker, and so takes that person's word. */
function Confirm({ draft, of }: { readonly draft: ReferralDraft; readonly of: CaseDetail }) {
  const { t } = useTexts();
  const confirm = useCommand();
  const rsw = of.team.find(({ key }) => key === 'RSW');
  if (draft.referral.confirmed) return <Notification tone="success" title={t('referral.confirmed')} />;
  if (rsw === undefined || !needsWord(of)) return null;
  const may = of.allowedActions.includes('CONFIRM');
  return (
    <Notification title={t(may ? 'referral.confirmYours' : 'referral.confirmNeeded', { name: rsw.displayName })}>
      <p>{t(may ? 'referral.confirmWhat' : 'referral.confirmWait')}</p>
      {may ? (
        <Button
          small
          busy={confirm.isPending}
          onClick={() => confirm.mutate({ path: `/api/v1/referrals/${of.id}/confirm`, body: {} })}
        >
          {t('referral.confirm')}
        </Button>
      ) : null}
      {isProblem(confirm.error) ? <p role="alert">{confirm.error.title}</p> : null}
    </Notification>
  );
}
