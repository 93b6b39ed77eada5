import type { StatsResult } from '@coop/contract/stats';
import type { StatsAnswer } from '@coop/contract/stats-routes';

import { changeText, dotted, peopleText, shareText, timeChangeText } from './number-texts.ts';
import { periodText } from './period-text.ts';
import { filtersText, scopeText } from './scope-text.ts';
import { lines, minutes, say, typed, type Text } from '../../../core/text.ts';

const themesShown = 5;
const placesShown = 3;

/**
 * The figures in words, most important first; the first line makes sense alone. What has no CRA is
 * left out.
 */
export function figuresText(answer: StatsAnswer): Text {
  const { result, nombresSeuls } = answer;
  const head = [headline(answer), filtersText(answer), comparedLine(result)];
  if (result.cras === 0) return lines(...head);
  return lines(
    ...head,
    line('activites', activityTexts(result)),
    line('personnes', peopleTexts(result)),
    line('temps', [minutes(result.temps.minutes)]),
    line('themes', themeTexts(result)),
    line(
      'canaux',
      counted(result.canaux, (code) => say(`canal.${code}`)),
    ),
    line(
      'durees',
      counted(result.durees, (code) => say(`stats.duree.${code}`)),
    ),
    line(
      'ages',
      tableTexts(result.ages, (code) =>
        say(code === 'nonRenseigne' ? 'unknownAge' : `age.${code}`),
      ),
    ),
    line(
      'statuts',
      tableTexts(result.statuts, (code) => say(`statut.${code}`)),
    ),
    nombresSeuls ? say('stats.numbersOnly') : line('suites', followUpTexts(result)),
    line('communes', placeTexts(answer)),
    hidesSome(result) ? say('stats.smallGroups') : undefined,
  );
}

/** « Vos statistiques, mars 2026 : 41 CRA, 96 accompagnements ». */
export function headline({ query, names, result }: StatsAnswer): Text {
  const { cras, personnes } = result;
  return say('stats.headline', {
    title: scopeText({ query, names }),
    period: periodText(query),
    cras: say('stats.cras', { count: cras }),
    people:
      personnes.total === null
        ? say('stats.fewPeople')
        : say('stats.people', { count: personnes.total }),
  });
}

/** « Par rapport à février 2026 : CRA +4 (+12,5 %) · accompagnements −3 ». */
export function comparedLine({ comparaison }: StatsResult): Text {
  const { from, to, cras, personnes, minutes: time } = comparaison;
  return say('stats.compared', {
    period: periodText({ from, to }),
    cras: changeText(cras),
    people: changeText(personnes),
    time: timeChangeText(time),
  });
}

type Block =
  | 'activites'
  | 'personnes'
  | 'temps'
  | 'themes'
  | 'canaux'
  | 'durees'
  | 'ages'
  | 'statuts'
  | 'suites'
  | 'communes';

/** A block on one line; absent when it has nothing to say. */
function line(block: Block, values: readonly Text[]): Text | undefined {
  if (values.length === 0) return undefined;
  return say('stats.line', { name: say(`stats.block.${block}`), value: dotted(values) });
}

function activityTexts({ activites }: StatsResult): readonly Text[] {
  return activites
    .filter(({ cras }) => cras > 0)
    .map(({ code, cras, personnes }) =>
      say(`stats.activite.${code}`, { cras, people: peopleText(personnes) }),
    );
}

function peopleTexts({ personnes }: StatsResult): readonly Text[] {
  return [
    say('stats.newPeople', withShare(personnes.nouvelles, personnes.nouvellesPm)),
    say('stats.returning', withShare(personnes.recurrentes, personnes.recurrentesPm)),
  ];
}

function themeTexts({ themes }: StatsResult): readonly Text[] {
  return themes
    .filter(({ cras }) => cras > 0)
    .toSorted((a, b) => b.cras - a.cras)
    .slice(0, themesShown)
    .map(({ code, cras, crasPm }) => item(say(`theme.${code}`), cras, crasPm));
}

function counted<C extends string>(
  parts: readonly { readonly code: C; readonly n: number; readonly pm: number | null }[],
  name: (code: C) => Text,
): readonly Text[] {
  return parts.filter(({ n }) => n > 0).map(({ code, n, pm }) => item(name(code), n, pm));
}

function tableTexts<C extends string>(
  table: {
    readonly etat: StatsResult['ages']['etat'];
    readonly cellules: readonly {
      readonly code: C;
      readonly n: number | null;
      readonly pm: number | null;
      readonly marque: '<5' | 'masque' | null;
    }[];
  },
  name: (code: C) => Text,
): readonly Text[] {
  if (table.etat === 'total') return [say('stats.hiddenTable')];
  return table.cellules
    .filter(({ n }) => n !== 0)
    .map(({ code, n, pm, marque }) => {
      if (n !== null) return item(name(code), n, pm);
      const value = say(marque === '<5' ? 'stats.under5' : 'stats.masked');
      return say('stats.item', { name: name(code), value });
    });
}

function followUpTexts({ suites }: StatsResult): readonly Text[] {
  const { total, tauxPm } = suites;
  return [say('stats.followUps', withShare(total, tauxPm))];
}

function placeTexts({ result, names }: StatsAnswer): readonly Text[] {
  return result.communes.lignes
    .slice(0, placesShown)
    .map(({ code, cras }) => item(typed(names.communes[code] ?? code), cras, null));
}

function item(name: Text, count: number, pm: number | null): Text {
  return say('stats.item', { name, ...withShare(count, pm) });
}

/** « 12 (30,5 %) », « 12 », « < 5 ». */
function withShare(count: number | null, pm: number | null): { readonly value: Text } {
  const number = peopleText(count);
  const share = shareText(pm);
  return { value: share && count !== null ? say('stats.withShare', { number, share }) : number };
}

/** Whether something is left out so that nobody can be recognised. */
export function hidesSome({ petitEffectif, ages, statuts, communes, orientations }: StatsResult) {
  const tables = [ages, statuts, communes, orientations];
  return petitEffectif || tables.some(({ etat }) => etat !== 'aucun');
}
