import { longDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Link, Notification } from '../../ui';
import type { Notice } from './queries';

/** An acute danger is no matter for a form: whom to call comes first. */
export function ActNow() {
  const { t } = useTexts();
  return (
    <Notification tone="error" title={t('referral.actNow')} live>
      <p>{t('referral.actNowWhat')}</p>
      <ul>
        <li>
          <a className="h-link" href="tel:112">
            {t('referral.call112')}
          </a>
        </li>
        <li>
          <a className="h-link" href="tel:020696006">
            {t('referral.callEmergency')}
          </a>
        </li>
      </ul>
      <p>{t('referral.actNowForm')}</p>
    </Notification>
  );
}

/** What to know before sending, as far as the service may tell it. */
export function Notices({ notices }: { readonly notices: readonly Notice[] }) {
  const { t } = useTexts();
  return (
    <div aria-live="polite">
      {notices.map((notice) => (
        <Notification
          key={notice.code}
          tone={notice.code === 'referred_before' ? 'info' : 'alert'}
          title={t(titleOf(notice))}
        >
          <Words notice={notice} />
        </Notification>
      ))}
    </div>
  );
}

function titleOf({ code }: Notice) {
  return `referral.notice.${code}.title`;
}

function Words({ notice: { code, params } }: { readonly notice: Notice }) {
  const { t, language } = useTexts();
  const { caseId, reference, closedOn } = params;
  const link =
    typeof caseId === 'string' ? (
      <p>
        <Link to={`/cases/${caseId}`}>{t('referral.openCase', { reference })}</Link>
      </p>
    ) : null;
  if (code === 'age_outside_window') return <p>{t('referral.notice.age_outside_window.text', params)}</p>;
  if (code === 'case_in_work')
    return (
      <>
        <p>{t(link === null ? 'referral.notice.case_in_work.hidden' : 'referral.notice.case_in_work.text')}</p>
        {link}
      </>
    );
  return (
    <>
      <p>
        {typeof closedOn === 'string'
          ? t('referral.notice.referred_before.text', { day: longDay(language, closedOn) })
          : t('referral.notice.referred_before.noDay')}
      </p>
      {link}
    </>
  );
}
