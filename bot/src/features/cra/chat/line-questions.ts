import { craFields } from '@coop/contract/cra';

import { fieldLabel } from './cra-texts.ts';
import type { Ask } from '../one-line/index.ts';
import type { Communes } from '../../territory/index.ts';
import type { MessageKey } from '../../../core/catalogue.ts';
import { sourceCatalogue } from '../../../core/catalogue.ts';
import { isCalendarDate } from '../../../core/calendar-date.ts';
import { day, minutes, say, typed, type Text } from '../../../core/text.ts';

/** Names of communes by their code. */
export type PlaceNames = Pick<Communes, 'byInsee'>;

/** A doubt as a question, with its proposals in words. */
export function askLine(
  { field, why, received, candidates = [], includes = [] }: Ask,
  communes: PlaceNames,
): Text {
  const proposals = [...new Set([...candidates, ...includes])].map((candidate) =>
    candidateText(field, String(candidate), communes),
  );
  return say(proposals.length > 0 ? 'cra.line.askAmong' : 'cra.line.ask', {
    why: whyText({ field, why, received }),
    proposals,
  });
}

/** Why something is asked, in one sentence. */
export function whyText({ field, why, received }: Pick<Ask, 'field' | 'why' | 'received'>): Text {
  return say(`cra.why.${why}`, {
    received: typed(received),
    field: field === null ? '' : fieldLabel(field),
  });
}

/** A candidate in words: a code of its field, a date, a duration; else as it is. */
export function candidateText(
  field: string | null,
  candidate: string,
  communes: PlaceNames = unnamed,
): Text {
  const [named, code] = candidate.split(':');
  if (code !== undefined && named !== undefined && Object.hasOwn(craFields, named)) {
    const value = valueText(named, code, communes);
    return say('cra.line.fieldValue', { field: fieldLabel(named), value });
  }
  return valueText(field, candidate, communes);
}

const unnamed: PlaceNames = { byInsee: () => undefined };

const labelPrefix: Readonly<Record<string, string>> = {
  activite: 'activite',
  canal: 'canal',
  ages: 'age',
  statuts: 'statut',
  themes: 'theme',
  sousThemes: 'sousTheme',
  materiel: 'materiel',
  suites: 'suite',
  orientations: 'organisme',
};

function valueText(field: string | null, value: string, communes: PlaceNames): Text {
  const commune = field === 'commune' ? communes.byInsee(value) : undefined;
  if (commune) {
    const [cp = ''] = commune.postalCodes;
    return say('cra.entry.place', { nom: typed(commune.nom), cp });
  }
  if (isCalendarDate(value)) return day(value, 'short');
  if (field === 'duree' && /^\d+$/.test(value)) return minutes(Number(value));
  const key = `${labelPrefix[field ?? ''] ?? ''}.${value}`;
  return isKey(key) ? say(key) : typed(value);
}

function isKey(key: string): key is MessageKey {
  return Object.hasOwn(sourceCatalogue, key);
}
