import type { CraContent, CraRefusal } from '@coop/contract/cra';

import type { Cra, CraTotals } from '../cra.ts';
import { optionalFields, requiredFields } from '../form.ts';
import type { Warning } from '../warn-of-personal-data.ts';
import { isCalendarDate } from '../../../core/calendar-date.ts';
import { day, minutes, say, typed, type Text } from '../../../core/text.ts';

/** One line that says a CRA: « Individuel · 1 personne · 45 min · Nantes ». */
export function craLine(content: CraContent): Text {
  return say('cra.line', {
    activite: say(`activite.${content.activite}`),
    participants: content.participants,
    duree: minutes(content.duree),
    commune: typed(content.commune.nom),
  });
}

/** The same with its date, for lists and confirmations. */
export function datedCraLine({ content }: Cra): Text {
  return say('cra.datedLine', { date: day(content.date, 'short'), line: craLine(content) });
}

export function totalsLine({ cras, participants, minutes: total }: CraTotals): Text {
  return say('cra.totals', { cras, participants, duration: minutes(total) });
}

/** The sentence of a refusal, with its field. */
export function refusalLine(refusal: CraRefusal): Text {
  return say('cra.refusalLine', { field: fieldLabel(refusal.field), why: refusalText(refusal) });
}

export function refusalText({ rule, received, expected = '' }: CraRefusal): Text {
  return say(`refusal.${rule}`, { received: shown(received), expected: shown(expected) });
}

function shown(value: string): Text {
  return isCalendarDate(value) ? day(value, 'short') : typed(value);
}

export function fieldLabel(field: string): Text {
  const name = fieldNames.find((known) => known === field.split('.')[0]);
  return name ? say(`field.${name}`) : typed(field);
}

const fieldNames = [...requiredFields, ...optionalFields, 'serie'] as const;

/** What looks like personal data, kindly: one sentence a field. */
export function warningLines(warnings: readonly Warning[]): readonly Text[] {
  return warnings.map(({ field, kinds }) =>
    say('cra.personalData', {
      field: fieldLabel(field),
      kinds: kinds.map((kind) => say(`cra.personalData.${kind}`)),
    }),
  );
}
