import { useQueryClient } from '@tanstack/react-query';
import { LANGUAGE_NAMES, LANGUAGES, useTexts } from '../i18n';
import { changeLanguage } from './session';

/** Three languages, each named in itself. */
export function LanguageSwitch() {
  const { t, language } = useTexts();
  const queries = useQueryClient();
  return (
    <fieldset className="h-languages">
      <legend className="visually-hidden">{t('common.language')}</legend>
      {LANGUAGES.map((each) => (
        <button
          type="button"
          key={each}
          lang={each}
          className="h-languages__one"
          aria-pressed={each === language}
          aria-label={`${each.toUpperCase()}, ${LANGUAGE_NAMES[each]}`}
          onClick={() => void changeLanguage(queries, each).catch(() => undefined)}
        >
          {each.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
