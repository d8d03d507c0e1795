import { useState } from 'react';
import { useTexts } from '../../i18n';
import { Button, EmptyState, Link, PageTitle, TextInput } from '../../ui';
import { KEYS, ROLES, WORDS } from './words';

/** What words mean, who does what, and which key does what. */
export function HelpPage() {
  const { t } = useTexts();
  return (
    <>
      <PageTitle>{t('help.title')}</PageTitle>
      <p className="h-lead">{t('help.lead')}</p>
      <nav aria-label={t('help.contents')} className="h-no-print">
        <ul className="h-inline-list">
          {(['start', 'words', 'roles', 'keys'] as const).map((part) => (
            <li key={part}>
              <a className="h-link" href={`#${part}`}>
                {t(`help.${part}Title`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section id="start" aria-labelledby="start-title" className="h-help-part">
        <h2 id="start-title">{t('help.startTitle')}</h2>
        <ul>
          {(['late', 'drafts', 'conflict', 'help', 'ask', 'wrong'] as const).map((each) => (
            <li key={each}>
              <strong>{t(`help.start.${each}.ask`)}</strong> {t(`help.start.${each}.answer`)}
            </li>
          ))}
        </ul>
      </section>
      <Glossary />
      <section id="roles" aria-labelledby="roles-title" className="h-help-part">
        <h2 id="roles-title">{t('help.rolesTitle')}</h2>
        <dl className="h-words">
          {ROLES.map((role) => (
            <div key={role}>
              <dt>{t(`roles.${role}`)}</dt>
              <dd>{t(`help.roles.${role}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section id="keys" aria-labelledby="keys-title" className="h-help-part">
        <h2 id="keys-title">{t('help.keysTitle')}</h2>
        <p>
          {t('help.keysWhat')} <Link to="/me">{t('help.keysOff')}</Link>
        </p>
        <dl className="h-keys">
          {KEYS.map(([key, name]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`help.keys.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function Glossary() {
  const { t, language } = useTexts();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const order = new Intl.Collator(language);
  const shown = WORDS.map((word) => ({
    word,
    name: t(`help.words.${word}.name`),
    meaning: t(`help.words.${word}.meaning`),
  }))
    .filter(({ name, meaning }) => `${name} ${meaning}`.toLowerCase().includes(wanted))
    .sort((a, b) => order.compare(a.name, b.name));
  return (
    <section id="words" aria-labelledby="words-title" className="h-help-part">
      <h2 id="words-title">{t('help.wordsTitle')}</h2>
      <div className="h-tools">
        <TextInput id="find-word" type="search" label={t('help.find')} value={words} onChange={setWords} />
        <p className="h-live--plain" role="status">
          {t('help.found', { count: shown.length })}
        </p>
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t('help.noneFound')}>
          <p>{t('help.noneFoundWhy')}</p>
          <Button variant="secondary" small onClick={() => setWords('')}>
            {t('help.clear')}
          </Button>
        </EmptyState>
      ) : (
        <dl className="h-words">
          {shown.map(({ word, name, meaning }) => (
            <div key={word}>
              <dt>{name}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
