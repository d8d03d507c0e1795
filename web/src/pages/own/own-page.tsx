import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem, keys, type Session, send, useSession } from '../../api';
import { changeLanguage, useSignOut } from '../../app/session';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES, useTexts } from '../../i18n';
import { Button, Card, Checkbox, Facts, Link, Notification, PageTitle, RadioGroup, Skeleton } from '../../ui';

/** What the person may choose for themselves, and who Helmi takes them for. */
export function OwnPage() {
  const { t } = useTexts();
  const session = useSession();
  return (
    <>
      <PageTitle>{t('own.title')}</PageTitle>
      {session.data === undefined ? <Skeleton rows={4} height="field" /> : <Own session={session.data} />}
    </>
  );
}

type Told = { readonly tone: 'success' | 'error'; readonly text: string } | null;

function Own({ session }: { readonly session: Session }) {
  const { t, language } = useTexts();
  const queries = useQueryClient();
  const [told, setTold] = useState<Told>(null);
  const signOut = useSignOut();
  const { user } = session;
  const keep = async (deed: () => Promise<void>) => {
    setTold(null);
    try {
      await deed();
      setTold({ tone: 'success', text: 'own.kept' });
    } catch (error) {
      setTold({ tone: 'error', text: (isProblem(error) && error.title) || t('common.notReached') });
    }
  };
  const signOutEverywhere = async () => {
    setTold(null);
    try {
      await signOut('everywhere');
    } catch (error) {
      setTold({ tone: 'error', text: (isProblem(error) && error.title) || t('common.notReached') });
    }
  };
  const setShortcuts = (shortcuts: boolean) =>
    keep(async () => {
      await send({ method: 'PUT', path: '/api/v1/session/shortcuts', body: { shortcuts } });
      queries.setQueryData<Session>(keys.session, { ...session, user: { ...user, shortcuts } });
    });
  return (
    <div className="h-form">
      {told === null ? null : (
        <Notification live tone={told.tone} title={told.tone === 'success' ? t('own.kept') : told.text} />
      )}
      <Card title={t('own.who')}>
        <Facts
          items={[
            { name: t('own.name'), value: user.displayName },
            { name: t('own.username'), value: user.username },
            { name: t('own.roles'), value: user.roles.map((role) => t(`roles.${role}`)).join(', ') },
          ]}
        />
        <p className="h-small">{t('own.rolesFrom')}</p>
      </Card>
      <RadioGroup
        id="language"
        label={t('own.language')}
        help={t('own.languageHelp')}
        options={LANGUAGES.map((code) => ({ code, text: LANGUAGE_NAMES[code] }))}
        value={language}
        onChange={(value) => {
          if (isLanguage(value)) void keep(() => changeLanguage(queries, value));
        }}
      />
      <fieldset className="h-field h-group">
        <legend className="h-group__label">{t('own.shortcuts')}</legend>
        <p className="h-field__help">{t('own.shortcutsHelp')}</p>
        <Checkbox
          id="shortcuts"
          label={t('own.shortcutsOn')}
          checked={user.shortcuts}
          onChange={(checked) => void setShortcuts(checked)}
        />
      </fieldset>
      <Card title={t('own.devices')}>
        <p>{t('own.devicesWhat')}</p>
        <Button variant="secondary" onClick={() => void signOutEverywhere()}>
          {t('own.everywhere')}
        </Button>
      </Card>
      <p>
        <Link to="/help#keys">{t('own.whichKeys')}</Link>
      </p>
      <Card title={t('own.textSize')}>
        <p>{t('own.textSizeHow')}</p>
      </Card>
    </div>
  );
}
