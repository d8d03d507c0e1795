import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isProblem, useCommand, useSession } from '../../api';
import { useTexts } from '../../i18n';
import { Button, Card, Checkbox, ErrorState, Link, Notification, PageTitle } from '../../ui';
import { PARTS } from './parts';
import type { ReferralAnswer } from './queries';

/** Before a referral is begun: what it asks, that it can wait, and the button. */
export function StartReferralPage() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const session = useSession();
  const begin = useCommand<ReferralAnswer>();
  const [chosen, setTraining] = useState<boolean>();
  const user = session.data?.user;
  const isDemo = session.data?.mode === 'demo';
  const offered = session.data?.training === true;
  const training = offered && (chosen ?? isDemo);
  const go = async () => {
    // Whoever writes as the responsible social worker is that, unless the form says otherwise later.
    const own = user?.roles.includes('RSW') === true ? { rsw: { userId: user.id } } : {};
    try {
      const { id } = await begin.mutateAsync({
        path: '/api/v1/referrals',
        body: { ...own, ...(training ? { training: true } : {}) },
      });
      await navigate(`/referrals/${id}?part=child`);
    } catch {
      // The page says what the service answered.
    }
  };
  return (
    <>
      <PageTitle>{t('common.nav.newReferral')}</PageTitle>
      <p className="h-lead">{t('referral.start.lead')}</p>
      {begin.error === null ? null : (
        <ErrorState
          title={(isProblem(begin.error) && begin.error.title) || t('common.notReached')}
          requestId={isProblem(begin.error) ? begin.error.requestId : undefined}
        />
      )}
      <div className="h-two">
        <div className="h-two__main">
          <h2>{t('referral.start.asked')}</h2>
          <ol>
            {PARTS.map((part) => (
              <li key={part}>{t(`referral.part.${part}`)}</li>
            ))}
          </ol>
          <p>{t('referral.start.kept')}</p>
          {offered ? (
            <Checkbox id="training" label={t('referral.start.training')} checked={training} onChange={setTraining} />
          ) : null}
          {isDemo && !training ? (
            <Notification tone="alert" title={t('referral.start.demoTitle')} live>
              <p>{t('referral.start.demo')}</p>
            </Notification>
          ) : null}
          <div className="h-actions">
            <Button busy={begin.isPending} onClick={() => void go()}>
              {t('referral.start.begin')}
            </Button>
            <Link to="/referrals">{t('referral.start.goOn')}</Link>
          </div>
        </div>
        <aside className="h-two__side">
          <Card title={t('referral.start.ready')} tone="info">
            <ul>
              <li>{t('referral.start.ready1')}</li>
              <li>{t('referral.start.ready2')}</li>
              <li>{t('referral.start.ready3')}</li>
            </ul>
          </Card>
          <Card title={t('referral.actNow')} tone="error">
            <p>{t('referral.start.urgent')}</p>
          </Card>
        </aside>
      </div>
    </>
  );
}
