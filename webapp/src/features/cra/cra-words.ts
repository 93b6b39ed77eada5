import type { CraContent, CraRefusal } from '@coop/contract/cra';

import { formatDate, formatMinutes, isCalendarDate } from '../../core/dates.ts';
import type { Locale } from '../../core/selectors.ts';
import type { Text } from '../../core/texts.ts';

/** `Individuel · 45 min · Pau`, `Atelier collectif · 8 personnes · 1 h 30 · Lescar`. */
export function summaryOf(content: CraContent, t: Text): string {
  const people =
    content.participants === 1 && content.activite !== 'collectif'
      ? []
      : [t('cra.people', { count: content.participants })];
  return [
    t(`activite.${content.activite}`),
    ...people,
    formatMinutes(content.duree),
    content.commune.nom,
  ].join(' · ');
}

export function themesOf(content: Pick<CraContent, 'themes'>, t: Text): string {
  return content.themes.map((theme) => t(`theme.${theme}`)).join(', ');
}

export interface DayWords {
  readonly today: string;
  readonly locale: Locale;
}

/** `aujourd'hui` and `hier` in words, other days by their date. */
export function dayOf(date: string, yesterday: string, words: DayWords, t: Text): string {
  const full = formatDate(date, words.today, words.locale);
  if (date === words.today) {
    return t('cra.day.today', { date: full });
  }
  return date === yesterday ? t('cra.day.yesterday', { date: full }) : full;
}

/** A date as people write it, anything else as it came. */
function shown(received: string): string {
  return isCalendarDate(received) ? received.split('-').reverse().join('/') : received;
}

/** With a capital, where the text stands alone. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A refusal in the reader's words; the totals say what is missing, in figures. */
export function refusalText(refusal: CraRefusal, t: Text): string {
  const field = refusal.field.split('.')[0];
  const received = Number(refusal.received);
  const expected = Number(refusal.expected);
  const gap = Math.abs(expected - received);
  if (Number.isInteger(gap) && (field === 'ages' || field === 'statuts')) {
    const values = { gap, received, expected };
    if (refusal.rule === 'sum-too-low') {
      return t(`cra.missing.${field}`, values);
    }
    if (refusal.rule === 'sum-too-high') {
      return t(`cra.excess.${field}`, values);
    }
  }
  if (refusal.rule === 'required') {
    return t(field === 'themes' ? 'cra.required.themes' : 'cra.required');
  }
  return t(`refusal.${refusal.rule}`, {
    received: shown(refusal.received),
    expected: refusal.expected ?? '',
  });
}
