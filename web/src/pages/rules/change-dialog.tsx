import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import {
  type ApiProblem,
  type FieldFault,
  isProblem,
  type PathwaySettingsView,
  type SettingsPreviewView,
  useCommand,
} from '../../api';
import { dayAndTime } from '../../dates';
import { type Faults, faultsOf } from '../../form';
import { useTexts } from '../../i18n';
import { Button, Checkbox, DateField, Dialog, Notification, TextArea } from '../../ui';
import type { Settings } from './edits';
import { Preview } from './preview';
import type { RuleWords } from './words';

interface Props {
  readonly view: PathwaySettingsView;
  readonly words: RuleWords;
  readonly title: string;
  /** Everything as it is to be; null while something is missing. */
  readonly settings: Settings | null;
  readonly onClose: () => void;
  readonly onPublished: (version: number) => void;
  readonly children?: (faults: Faults) => ReactNode;
}

const SHORTEST_REASON = 5;
const MOST = 500;

/** A change of the rules: typed, tried, and only then published with a reason and a first day. */
export function ChangeDialog({ view, words, title, settings, onClose, onPublished, children }: Props) {
  const { t, has } = useTexts();
  const path = `/api/v1/admin/pathways/${view.id}`;
  const queries = useQueryClient();
  const trial = useCommand<SettingsPreviewView>();
  const publish = useCommand<PathwaySettingsView>();
  const [from, setFrom] = useState<string | undefined>(view.today);
  const [reason, setReason] = useState('');
  const [accepted, setAccepted] = useState(false);
  const [errors, setErrors] = useState<readonly FieldFault[]>([]);
  const wanted = JSON.stringify([view.version, settings]);
  const [triedFor, setTriedFor] = useState('');
  const tried = triedFor === wanted ? trial.data : undefined;
  const faults = faultsOf(errors, (code) => t(has(`faults.${code}`) ? `faults.${code}` : 'faults.invalid'));
  const [trialFault, publishFault] = [trial.error, publish.error].map((error) => (isProblem(error) ? error : null));
  useEffect(() => {
    if (tried) document.getElementById('preview')?.focus();
  }, [tried]);

  const attempt = async (work: () => Promise<unknown>) => {
    setErrors([]);
    try {
      await work();
    } catch (error) {
      if (!isProblem(error)) return;
      setErrors(error.errors);
      // A colleague was first: what is typed here is laid over their version, and tried again.
      if (error.status === 409) await queries.invalidateQueries({ queryKey: ['rules', view.id] });
    }
  };
  const tryIt = () => {
    publish.reset();
    trial.reset();
    if (settings === null) return setErrors([{ path: 'settings', code: 'required' }]);
    return void attempt(async () => {
      await trial.mutateAsync({ method: 'PUT', path, body: { version: view.version, settings, dryRun: true } });
      setTriedFor(wanted);
    });
  };
  const publishIt = () => {
    const missing = [
      ...(from === undefined ? [{ path: 'effectiveFrom', code: 'required' }] : []),
      ...(reason.trim().length < SHORTEST_REASON
        ? [{ path: 'reason', code: reason.trim() === '' ? 'required' : 'too_short' }]
        : []),
      ...(tried?.law?.atRisk && !accepted ? [{ path: 'lawRiskAccepted', code: 'required' }] : []),
    ];
    setErrors(missing);
    if (missing.length > 0) return document.getElementById(`rule-${missing[0]?.path ?? ''}`)?.focus();
    const body = { version: view.version, settings, effectiveFrom: from, reason, lawRiskAccepted: accepted };
    return void attempt(async () => onPublished((await publish.mutateAsync({ method: 'PUT', path, body })).version));
  };
  const { error: failed } = trial.error === null ? publish : trial;

  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        className="h-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (tried) publishIt();
          else tryIt();
        }}
      >
        <p>{t('rules.running')}</p>
        {failed === null ? null : <Failed problem={trialFault ?? publishFault ?? null} />}
        {children?.(faults)}
        {tried === undefined ? null : (
          <>
            <Preview preview={tried} words={words} />
            <DateField
              id="rule-effectiveFrom"
              label={t('rules.from')}
              help={t('rules.fromHelp')}
              required
              value={from}
              onChange={setFrom}
              error={faults.get('effectiveFrom')}
            />
            <TextArea
              id="rule-reason"
              label={t('rules.reason')}
              help={t('rules.reasonHelp')}
              required
              maxLength={MOST}
              value={reason}
              onChange={setReason}
              error={faults.get('reason')}
            />
            {tried.law?.atRisk ? (
              <>
                <Checkbox
                  id="rule-lawRiskAccepted"
                  label={t('rules.law.accept')}
                  checked={accepted}
                  onChange={setAccepted}
                />
                {faults.has('lawRiskAccepted') ? <p className="h-rules__fault">{t('rules.law.mustAccept')}</p> : null}
              </>
            ) : null}
          </>
        )}
        <div className="h-actions">
          <Button type="submit" busy={tried ? publish.isPending : trial.isPending}>
            {t(tried ? 'rules.publish' : 'rules.try')}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Why it did not go through; a colleague's publication says whose it was, and that what is typed here is still here. */
function Failed({ problem }: { readonly problem: ApiProblem | null }) {
  const { t, language } = useTexts();
  const { by, at } = problem?.extra ?? {};
  return (
    <Notification tone="error" live title={problem?.title || t('common.notReached')}>
      {typeof by === 'string' && typeof at === 'string' ? (
        <p>{t('rules.changedBy', { name: by, time: dayAndTime(language, at) })}</p>
      ) : null}
    </Notification>
  );
}
