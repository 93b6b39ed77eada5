import contractEn from '@coop/contract/catalogues/en.json' with { type: 'json' };
import contractFr from '@coop/contract/catalogues/fr.json' with { type: 'json' };

import en from '../catalogues/en.json' with { type: 'json' };
import fr from '../catalogues/fr.json' with { type: 'json' };
import type charterFr from '../catalogues/fr/charter.json';
import type statsFr from '../catalogues/fr/stats.json';
import type { Locale } from './selectors.ts';

/** Every key that the plugin can say; a missing or misspelt one does not compile. */
export type MessageKey = keyof typeof fr | keyof typeof contractFr | LazyKey;
/** Keys whose texts come with the lazy chunk that shows them (`MoreTexts`). */
type LazyKey = keyof typeof charterFr | keyof typeof statsFr;
export type FirstKey = Exclude<MessageKey, LazyKey>;
export type Catalogues<K extends string> = Readonly<Record<Locale, Readonly<Record<K, string>>>>;
export type MessageValues = Readonly<Record<string, string | number>>;
export type Text = (key: MessageKey, values?: MessageValues) => string;

/** The plugin's catalogue over the contract's (labels of codes, fields and refusals). */
export const catalogues: Catalogues<FirstKey> = {
  fr: { ...contractFr, ...fr },
  en: { ...contractEn, ...en },
};
