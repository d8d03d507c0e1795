import type { CaseDetail } from '../../api';
import { TrainingBar } from '../../app/training-bar';
import { dayAndTime, longDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Badge, ButtonLink, Card, DueBadge, Link, Notification, PageTitle } from '../../ui';
import type { ReferralDetail } from './queries';

/** After the sending: the reference, what comes by when, and who was told. */
export function Sent({ referral, of }: { readonly referral: ReferralDetail; readonly of: CaseDetail }) {
  const { t, language } = useTexts();
  const open = of.tasks.filter(({ status }) => status === 'OPEN' || status === 'IN_PROGRESS');
  return (
    <>
      <TrainingBar of={of} />
      <PageTitle tab={t('referral.sentTitle')}>{t('referral.sentTitle')}</PageTitle>
      <Notification tone="success" title={t('referral.sent', { reference: of.reference })}>
        <p>{t('referral.sentNext', { status: t(`statuses.${of.status}`) })}</p>
        <p>{of.next.text}</p>
      </Notification>
      <div className="h-three">
        <Card title={t('referral.firstDates')}>
          <ul className="h-plain-list">
            {open.map((task) => (
              <li key={task.id}>
                <Link to={`/tasks/${task.id}`}>{task.title}</Link>
                <br />
                <span className="h-small">{t(`roles.${task.role}`)}</span> <DueBadge {...task} />
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t('referral.limits')}>
          <ul className="h-plain-list h-capital">
            {of.ribbon.map((clock) => (
              <li key={clock.code}>
                {t(`clocks.${clock.code}`)}: <strong>{longDay(language, clock.dueOn)}</strong>
                <br />
                <span className="h-small">{clock.source}</span>
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t('referral.told')}>
          {referral.told.length === 0 ? <p>{t('referral.toldNobody')}</p> : null}
          <ul className="h-plain-list">
            {referral.told.map((one) => (
              <li key={one.displayName}>
                {one.displayName} {one.urgent ? <Badge tone="alert">{t('referral.urgent')}</Badge> : null}
                <br />
                <span className="h-small">
                  {t(one.email === 'SENT' ? 'referral.mailed' : 'referral.inInbox', {
                    time: dayAndTime(language, one.at),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
      <div className="h-actions">
        <ButtonLink to={`/cases/${of.id}`}>{t('referral.openCase', { reference: of.reference })}</ButtonLink>
        <ButtonLink variant="secondary" to="/referrals">
          {t('referral.toQueue')}
        </ButtonLink>
      </div>
    </>
  );
}
