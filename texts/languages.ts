/** The languages of the product: Finnish first, as most readers' own. */
export const languages = ['fi', 'sv', 'en'] as const;
export type Language = (typeof languages)[number];

/** True for a language code that the product speaks. */
export function isLanguage(value: string): value is Language {
  return (languages as readonly string[]).includes(value);
}
