import { useState } from 'react';
import { type CaseDetail, useSession } from '../../api';
import { clockTime } from '../../dates';
import { useTexts } from '../../i18n';
import { Button, Notification, TextArea } from '../../ui';
import { CommandDialog } from '../task/command-dialog';

const SHORTEST = 10;
const LONGEST = 500;

/** Opens the case in an emergency, calmly: what it means is said before, and until when afterwards. */
export function Emergency({ of }: { readonly of: CaseDetail }) {
  const { t, language } = useTexts();
  const mode = useSession().data?.mode;
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  if (!of.allowedActions.includes('BREAK_GLASS')) return null;
  return (
    <>
      {of.glass === undefined ? null : (
        <Notification tone="info" title={t('case.glass.open', { until: clockTime(language, of.glass.until) })}>
          <p>{t('case.glass.openWhat')}</p>
        </Notification>
      )}
      <p className="h-no-print">
        <Button variant="secondary" onClick={() => setAsking(true)}>
          {t(of.glass === undefined ? 'case.glass.button' : 'case.glass.renew')}
        </Button>
      </p>
      {asking ? (
        <CommandDialog
          title={t('case.glass.button')}
          what={`${t('case.glass.what')}${mode === 'oidc' ? ` ${t('case.glass.fresh')}` : ''}`}
          submit={t('case.glass.submit')}
          path={`/api/v1/cases/${of.id}/break-glass`}
          body={() =>
            reason.trim().length < SHORTEST
              ? { missing: ['reason'] }
              : { send: { reason: reason.trim(), confirm: true } }
          }
          onClose={() => setAsking(false)}
          onSent={() => {
            setAsking(false);
            setReason('');
          }}
        >
          {(faults) => (
            <TextArea
              id="glass-reason"
              required
              label={t('case.glass.reason')}
              help={t('case.glass.reasonHelp')}
              maxLength={LONGEST}
              value={reason}
              onChange={setReason}
              error={faults.get('reason')}
            />
          )}
        </CommandDialog>
      ) : null}
    </>
  );
}
