import {
  type CraContent,
  materiels,
  statuts,
  storedTranchesAge,
  type StoredTrancheAge,
  suites,
} from '@coop/contract/cra';

import { addDays, formatMinutes } from '../../core/dates.ts';
import type { Text } from '../../core/texts.ts';
import { capitalised, dayOf, type DayWords } from './cra-words.ts';
import type { CraForm } from './form/cra-form.ts';
import type { FormPart } from './form/form-differences.ts';

/** What a part of a form says, in one line of words; a dash where nothing is said. */
export function partText(part: FormPart, form: CraForm, words: DayWords, t: Text): string {
  const text = textOf(part, form, words, t);
  return text === '' ? t('cra.part.empty') : text;
}

function textOf(part: FormPart, form: CraForm, words: DayWords, t: Text): string {
  switch (part) {
    case 'date':
      return capitalised(dayOf(form.date, addDays(words.today, -1), words, t));
    case 'canal':
      return form.canal === undefined ? '' : t(`canal.${form.canal}`);
    case 'commune':
      return communeText(form.commune, t);
    case 'activite':
      return form.activite === undefined ? '' : t(`activite.${form.activite}`);
    case 'participants':
    case 'recurrents':
      return String(form[part]);
    case 'duree':
      return form.duree === undefined ? '' : formatMinutes(form.duree);
    case 'themes':
      return [
        ...form.themes.map((code) => t(`theme.${code}`)),
        ...form.sousThemes.map((code) => t(`sousTheme.${code}`)),
      ].join(', ');
    case 'ages':
      return countsText<StoredTrancheAge>(storedTranchesAge, form.ages, (code) =>
        code === 'nonRenseigne' ? t('unknownAge') : t(`age.${code}`),
      );
    case 'statuts':
      return countsText(statuts, form.statuts, (code) => t(`statut.${code}`));
    case 'suites':
      return suitesText(form, t);
    case 'materiel':
      return materiels
        .filter((code) => form.materiel.includes(code))
        .map((code) => t(`materiel.${code}`))
        .join(', ');
    case 'titre':
    case 'notes':
      return form[part].trim();
    case 'tags':
      return form.tags.length === 0 ? '' : t('cra.part.tags', { count: form.tags.length });
  }
}

function communeText(commune: CraContent['commune'] | undefined, t: Text): string {
  return commune === undefined
    ? ''
    : t('cra.place.commune', { name: commune.nom, code: commune.cp });
}

function suitesText(form: CraForm, t: Text): string {
  const to = form.orientations.map(({ organisme, n, precision }) => {
    const name = precision.trim() === '' ? t(`organisme.${organisme}`) : precision.trim();
    return `${n} × ${name}`;
  });
  return [countsText(suites, form.suites, (code) => t(`suite.${code}`)), ...to]
    .filter((text) => text !== '')
    .join(', ');
}

function countsText<K extends string>(
  codes: readonly K[],
  counts: Readonly<Partial<Record<K, number>>>,
  label: (code: K) => string,
): string {
  return codes
    .filter((code) => (counts[code] ?? 0) > 0)
    .map((code) => `${counts[code] ?? 0} × ${label(code)}`)
    .join(', ');
}
