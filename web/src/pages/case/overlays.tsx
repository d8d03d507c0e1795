import type { CaseDetail } from '../../api';
import { longDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Badge, type BadgeTone, Card, HelpTip, Notification } from '../../ui';

/** What lies over the case: a pause, an emergency placement; and that there was a case before this one. */
export function Banners({ of }: { readonly of: CaseDetail }) {
  const { t, has, language } = useTexts();
  const { previous } = of;
  return (
    <>
      {of.overlays.map((code) => {
        const key = has(`case.overlay.${code}.title`) ? code : 'OTHER';
        return (
          <Notification
            key={code}
            tone={code === 'PAUSED' ? 'info' : 'alert'}
            title={t(`case.overlay.${key}.title`, { code })}
          >
            <p>{t(`case.overlay.${key}.what`)}</p>
          </Notification>
        );
      })}
      {previous === null ? null : (
        <Notification title={t('case.previous')}>
          {previous.closedOn === null ? null : (
            <p>{t('case.previousClosed', { day: longDay(language, previous.closedOn) })}</p>
          )}
        </Notification>
      )}
    </>
  );
}

const TONES: Readonly<Record<CaseDetail['ribbon'][number]['state'], BadgeTone>> = {
  RUNNING: 'info',
  ALARM: 'alert',
  BREACHED: 'error',
  MET: 'success',
  STOPPED: 'neutral',
};

/** Limits set by law: nothing stops them, so they stand apart from the service's own dates. */
export function Ribbon({ of }: { readonly of: CaseDetail }) {
  const { t, language } = useTexts();
  if (of.ribbon.length === 0) return null;
  return (
    <Card title={t('case.ribbon')}>
      <p className="h-small">
        {t('case.ribbonWhat')} <HelpTip word="statutory" />
      </p>
      <ul className="h-plain-list">
        {of.ribbon.map(({ code, title, state, dueOn, source }) => (
          <li key={code} className="c-clock">
            <span className="c-clock__title">{title}</span>
            <span className="c-clock__state">
              <Badge tone={TONES[state]} {...(state === 'BREACHED' ? { icon: 'alert' } : {})}>
                {t(`clockStates.${state}`)}
              </Badge>{' '}
              {t('case.until', { day: longDay(language, dueOn) })}
            </span>
            <span className="h-small">{source}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
