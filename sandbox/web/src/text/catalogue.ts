import fr from '../../catalogues/fr.json' with { type: 'json' };
import en from '../../catalogues/en.json' with { type: 'json' };

export type TextKey = keyof typeof fr;
type Locale = 'fr' | 'en';

export const catalogues: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { fr, en };

/** The page speaks French unless the person's language is English. */
export const pageLocale = (locale: string | undefined): Locale =>
  locale?.startsWith('en') === true ? 'en' : 'fr';
