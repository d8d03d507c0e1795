import type { CaseDetail } from '../../api';
import { dayAndTime } from '../../dates';
import { useTexts } from '../../i18n';
import { Notification } from '../../ui';

/** The questions with which the service sent a referral back, newest first. */
export function Returned({ of }: { readonly of: CaseDetail }) {
  const { t, language } = useTexts();
  if (of.status !== 'RETURNED') return null;
  const asked = (of.sections['SCREENING'] ?? [])
    .flatMap(({ seq, at, data }) =>
      typeof data?.['questions'] === 'string' ? [{ seq, at, text: data['questions'] }] : [],
    )
    .reverse();
  return (
    <Notification tone="alert" title={t('referral.returned')}>
      {asked.map(({ seq, at, text }) => (
        <blockquote key={seq} className="h-quote">
          <p>{text}</p>
          <footer>{t('referral.askedAt', { time: dayAndTime(language, at) })}</footer>
        </blockquote>
      ))}
      <p>{t('referral.returnedWhat')}</p>
    </Notification>
  );
}
