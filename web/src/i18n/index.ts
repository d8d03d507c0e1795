import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { isLanguage, type Language } from './languages';
import { ROOMS, type Room } from './rooms';

export { guessLanguage, isLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from './languages';
export type { Room } from './rooms';

/** One bundle per language, loaded when it is first read in. */
const BUNDLES: Readonly<Record<Language, () => Promise<{ readonly texts: object }>>> = {
  fi: () => import('./fi'),
  sv: () => import('./sv'),
  en: () => import('./en'),
};

let begin: () => void = () => undefined;
/** Resolves when the first language is there: an address may name a page whose words are asked for before it. */
const begun = new Promise<void>((resolve) => {
  begin = resolve;
});

/** Shows the product in this language; resolves when its texts are there. */
export async function setLanguage(language: Language): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      lng: language,
      fallbackLng: false,
      resources: {},
      interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
      react: { useSuspense: false },
    });
  }
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const { texts } = await BUNDLES[language]();
    i18next.addResourceBundle(language, 'translation', texts);
  }
  begin();
  for (const room of opened) await fetchRoom(room, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Rooms whose pages somebody has opened: they follow the language. */
const opened = new Set<Room>();

/** Fetches a page's own words; to be awaited before the page is shown. */
export async function openRoom(room: Room): Promise<void> {
  opened.add(room);
  await begun;
  // The language may change while the words are on their way.
  for (let language = currentLanguage(); !has(language, room); language = currentLanguage())
    await fetchRoom(room, language);
}

async function fetchRoom(room: Room, language: Language): Promise<void> {
  if (has(language, room)) return;
  const words = await ROOMS[room][language]();
  i18next.addResourceBundle(language, 'translation', { [room]: words.default }, true);
}

function has(language: Language, room: Room): boolean {
  return i18next.getResource(language, 'translation', room) !== undefined;
}

/** The language that is shown now: for requests and formats outside of components. */
export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'fi';
}

/** Texts and the language they are in. A key is `room.name`, e.g. `work.title`; `count` chooses the plural. */
export function useTexts() {
  const { t } = useTranslation();
  return { t, language: currentLanguage(), has: (key: string) => i18next.exists(key) };
}
