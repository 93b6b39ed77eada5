import type { StatsResult } from '@coop/contract/stats';
import type { StatsAnswer } from '@coop/contract/stats-routes';

import { hoursOf, share, type Line, type Words } from './blocks.ts';
import { filtersText, scopeText } from '../chat/scope-text.ts';
import type { MessageKey } from '../../../core/catalogue.ts';
import type { Cell } from '../../../core/sheets/sheet.ts';
import { say } from '../../../core/text.ts';

type Change = StatsResult['comparaison']['cras'];

/** Whose figures they are, of when, and the totals beside those of the period before. */
export function summaryLines(answer: StatsAnswer, words: Words): readonly Line[] {
  const totals = totalLines(answer.result, words);
  const shown = answer.nombresSeuls
    ? totals.filter(({ code }) => !code.startsWith('suites'))
    : totals;
  return [...headLines(answer, words), ...shown];
}

function headLines({ query, names, result }: StatsAnswer, { t }: Words): readonly Line[] {
  const { comparaison } = result;
  const filters = filtersText({ query, names });
  const head = (code: string, title: MessageKey, value: Cell): Line => ({
    code,
    label: t(say(title)),
    value,
  });
  return [
    head('perimetre', 'stats.export.scope', t(scopeText({ query, names }))),
    head('du', 'stats.export.from', { day: query.from }),
    head('au', 'stats.export.to', { day: query.to }),
    ...(filters ? [head('filtres', 'stats.export.filters', t(filters))] : []),
    head('avant.du', 'stats.export.beforeFrom', { day: comparaison.from }),
    head('avant.au', 'stats.export.beforeTo', { day: comparaison.to }),
  ];
}

function totalLines({ cras, personnes, suites, temps, comparaison }: StatsResult, words: Words) {
  const { minutes } = temps;
  const total = (code: string, title: MessageKey, values: Omit<Line, 'code' | 'label'>): Line => ({
    code,
    label: words.t(say(title)),
    ...values,
  });
  const counted = (count: number | null, pm: number | null) => ({
    people: count ?? words.under5,
    peopleShare: share(pm),
  });
  const { total: all, nouvelles, recurrentes, nouvellesPm, recurrentesPm } = personnes;
  const compared = (change: Change) => changed(change, words);
  return [
    total('cras', 'stats.export.cras', { cras, ...compared(comparaison.cras) }),
    total('personnes', 'stats.export.people', {
      ...counted(all, null),
      ...compared(comparaison.personnes),
    }),
    total('personnes.nouvelles', 'stats.export.newPeople', {
      ...counted(nouvelles, nouvellesPm),
      ...compared(comparaison.nouvelles),
    }),
    total('personnes.recurrentes', 'stats.export.returning', {
      ...counted(recurrentes, recurrentesPm),
      ...compared(comparaison.recurrentes),
    }),
    total('suites', 'stats.export.followUps', {
      ...counted(suites.total, suites.tauxPm),
      ...compared(comparaison.suites),
    }),
    total('temps', 'stats.export.time', {
      minutes,
      hours: hoursOf(minutes),
      ...compared(comparaison.minutes),
    }),
  ];
}

function changed({ avant, ecart, pm }: Change, { under5 }: Words) {
  return { before: avant ?? under5, difference: ecart ?? under5, change: share(pm) };
}
