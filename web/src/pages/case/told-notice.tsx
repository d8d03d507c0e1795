import { longDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Button, Link, Notification } from '../../ui';
import type { Told } from './acts';

/** What came of what was just recorded: what is done by it, what opened, and what the person should do at once. */
export function ToldNotice({ told, onClose }: { readonly told: Told; readonly onClose: () => void }) {
  const { t, language } = useTexts();
  return (
    <Notification tone={told.urgent ? 'alert' : 'success'} title={t('case.recorded', { title: told.title })} focus live>
      {told.urgent ? <p>{t('case.urgentSent')}</p> : null}
      {told.advice.map((text) => (
        <p key={text} className="c-advice">
          {text}
        </p>
      ))}
      {told.closed.length === 0 ? null : <p>{t('case.closedBy', { titles: told.closed.join(', ') })}</p>}
      {told.opened.length === 0 ? null : (
        <>
          <p>{t('case.openedBy')}</p>
          <ul>
            {told.opened.map(({ id, title, dueOn }) => (
              <li key={id}>
                <Link to={`/tasks/${id}`}>{title}</Link> {t('case.until', { day: longDay(language, dueOn) })}
              </li>
            ))}
          </ul>
        </>
      )}
      <Button small variant="secondary" onClick={onClose}>
        {t('common.close')}
      </Button>
    </Notification>
  );
}
