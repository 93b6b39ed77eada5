import contractEn from '@coop/contract/catalogues/en.json' with { type: 'json' };
import contractFr from '@coop/contract/catalogues/fr.json' with { type: 'json' };

import en from '../catalogues/en.json' with { type: 'json' };
import fr from '../catalogues/fr.json' with { type: 'json' };
import type { Locale } from './selectors.ts';

/** Every key that the plugin can say; a missing or misspelt one does not compile. */
export type MessageKey = keyof typeof fr | keyof typeof contractFr;
export type MessageValues = Readonly<Record<string, string | number>>;
export type Text = (key: MessageKey, values?: MessageValues) => string;

/** The plugin's catalogue over the contract's (labels of codes, fields and refusals). */
export const catalogues: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = {
  fr: { ...contractFr, ...fr },
  en: { ...contractEn, ...en },
};
