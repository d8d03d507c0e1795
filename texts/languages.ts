/** The languages of the product: Finnish first, as most readers' own. */
export const languages = ['fi', 'sv', 'en'] as const;
export type Language = (typeof languages)[number];
