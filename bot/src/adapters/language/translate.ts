import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl';

import { catalogues } from './catalogues.ts';
import { withoutMentions } from './neutralise.ts';
import type { Locale } from '../../core/actor.ts';
import type { MessageKey } from '../../core/catalogue.ts';
import { fold } from '../../core/parameters.ts';
import type { Text, TextValue } from '../../core/text.ts';

/** Whose language and clock a text is rendered in. */
export interface Reader {
  readonly locale: Locale;
  /** IANA zone for the instants inside the text. */
  readonly timeZone: string;
}

export type Translate = (text: Text, reader: Reader) => string;

/**
 * Renders texts. `neutralise` is applied to everything that a person may have typed: every string
 * among the values, and every typed text.
 */
export function makeTranslate(neutralise: (typed: string) => string): Translate {
  const cache = createIntlCache();
  const intls = new Map<string, IntlShape>();

  const intlOf = ({ locale, timeZone }: Reader): IntlShape => {
    const key = `${locale} ${timeZone}`;
    const known = intls.get(key);
    if (known) return known;
    const made = createIntl({ locale, timeZone, messages: catalogues[locale] }, cache);
    intls.set(key, made);
    return made;
  };

  const value = (given: TextValue, reader: Reader): string | number => {
    if (typeof given === 'string') return neutralise(given);
    if (typeof given === 'number') return given;
    if (!isList(given)) return translate(given, reader);
    return intlOf(reader).formatList(given.map((text) => translate(text, reader)));
  };

  const translate: Translate = (text, reader) => {
    if ('typed' in text) return neutralise(text.typed);
    if ('published' in text) return withoutMentions(text.published);
    if ('lines' in text) return text.lines.map((line) => translate(line, reader)).join('\n');
    if ('day' in text) return formatDay(text, reader.locale);
    if ('minutes' in text) return formatMinutes(text.minutes);
    const values: Record<string, string | number> = {};
    for (const [name, given] of Object.entries(text.values ?? {}))
      values[name] = value(given, reader);
    return intlOf(reader).formatMessage({ id: text.key }, values);
  };

  return translate;
}

/** Every wording of a key in every language, folded; alternatives are separated by `|`. */
export function wordings(key: MessageKey): readonly string[] {
  const all = Object.values(catalogues).flatMap((catalogue) => catalogue[key]?.split('|') ?? []);
  return [...new Set(all.map(fold))];
}

/** « mercredi 18 novembre 2026 », « 18/11/2026 »; « 1er » for the first of a month in French. */
function formatDay({ day, form }: { day: string; form: 'long' | 'short' }, locale: Locale): string {
  const date = new Date(`${day}T12:00:00Z`);
  const options: Intl.DateTimeFormatOptions =
    form === 'long'
      ? { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }
      : { day: '2-digit', month: '2-digit', year: 'numeric' };
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const text = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(date);
  return locale === 'fr' && form === 'long' ? text.replace(/ 1 /, ' 1er ') : text;
}

/** « 45 min », « 1 h », « 1 h 30 », with no-break spaces. */
function formatMinutes(total: number): string {
  const hours = Math.floor(total / 60);
  const rest = total % 60;
  if (hours === 0) return `${String(rest)}\u00a0min`;
  const tail = rest === 0 ? '' : `\u00a0${String(rest).padStart(2, '0')}`;
  return `${String(hours)}\u00a0h${tail}`;
}

function isList(given: Text | readonly Text[]): given is readonly Text[] {
  return Array.isArray(given);
}
