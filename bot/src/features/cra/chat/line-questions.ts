import { craFields } from '@coop/contract/cra';

import { fieldLabel } from './cra-texts.ts';
import type { Ask } from '../one-line/index.ts';
import type { MessageKey } from '../../../core/catalogue.ts';
import { sourceCatalogue } from '../../../core/catalogue.ts';
import { isCalendarDate } from '../../../core/calendar-date.ts';
import { day, minutes, say, typed, type Text } from '../../../core/text.ts';

/** A doubt as a question, with its proposals in words. */
export function askLine({ field, why, received, candidates = [], includes = [] }: Ask): Text {
  const proposals = [...new Set([...candidates, ...includes])].map((candidate) =>
    candidateText(field, candidate),
  );
  return say(proposals.length > 0 ? 'cra.line.askAmong' : 'cra.line.ask', {
    why: say(`cra.why.${why}`, {
      received: typed(received),
      field: field === null ? '' : fieldLabel(field),
    }),
    proposals,
  });
}

/** A candidate in words: a code of its field, a date, a duration; else as it is. */
function candidateText(field: string | null, candidate: string | number): Text {
  const [named, code] = String(candidate).split(':');
  if (code !== undefined && named !== undefined && named in craFields) {
    return say('cra.line.fieldValue', { field: fieldLabel(named), value: valueText(named, code) });
  }
  return valueText(field, String(candidate));
}

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

function valueText(field: string | null, value: string): Text {
  if (isCalendarDate(value)) return day(value, 'short');
  if (field === 'duree' && /^\d+$/.test(value)) return minutes(Number(value));
  const key = `${labelPrefix[field ?? ''] ?? ''}.${value}`;
  return isKey(key) ? say(key) : typed(value);
}

function isKey(key: string): key is MessageKey {
  return Object.hasOwn(sourceCatalogue, key);
}
