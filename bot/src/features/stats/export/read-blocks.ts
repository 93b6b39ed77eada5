import type { StatsResult } from '@coop/contract/stats';
import type { StatsAnswer } from '@coop/contract/stats-routes';

import { hoursOf, share, type Block, type BlockName, type Line, type Words } from './blocks.ts';
import { summaryLines } from './summary-lines.ts';
import { successorThemes } from '../../cra/index.ts';
import { departementByCode } from '../../territory/index.ts';
import type { Say } from '../../../core/rendered.ts';
import type { Cell } from '../../../core/sheets/sheet.ts';
import { day, say, type Text } from '../../../core/text.ts';

/** Every block of an answer, in the order of the screens; lists that do not apply are left out. */
export function readBlocks(answer: StatsAnswer, t: Say): readonly Block[] {
  const words: Words = { t, under5: t(say('stats.under5')), masked: t(say('stats.masked')) };
  const { result, names, carte, nombresSeuls } = answer;
  const listed = (name: 'communes' | 'structures' | 'conseillers') =>
    listLines(result[name], names[name], words);
  const blocks: readonly (readonly [BlockName, readonly Line[]])[] = [
    ['resume', summaryLines(answer, words)],
    ['activites', activityLines(result, words)],
    ['themes', themeLines(result, words)],
    ['materiel', multipleLines(result.materiel, (code) => say(`materiel.${code}`), words)],
    ['canaux', partLines(result.canaux, (code) => say(`canal.${code}`), t)],
    ['durees', partLines(result.durees, (code) => say(`stats.duree.${code}`), t)],
    ['ages', tableLines(result.ages, ageName, words)],
    ['statuts', tableLines(result.statuts, (code) => say(`statut.${code}`), words)],
    ['suites', nombresSeuls ? [] : followUpLines(result, words)],
    ['orientations', orientationLines(result, words)],
    ['evolution', evolutionLines(result, words)],
    ['communes', listed('communes')],
    ['structures', listed('structures')],
    ['conseillers', listed('conseillers')],
    ['departements', departementLines(carte ?? {})],
  ];
  return blocks.flatMap(([name, lines]) => (lines.length === 0 ? [] : [{ name, lines }]));
}

/** A number of people, or the mark that stands for 1 to 4. */
function peopleCell(count: number | null, { under5 }: Words): Cell {
  return count ?? under5;
}

function activityLines(result: StatsResult, words: Words): readonly Line[] {
  const times = new Map(result.temps.parActivite.map((time) => [time.code, time]));
  return result.activites.map(({ code, cras, crasPm, personnes, personnesPm }) => {
    const time = times.get(code);
    return {
      code,
      label: words.t(say(`activite.${code}`)),
      cras,
      crasShare: share(crasPm),
      people: peopleCell(personnes, words),
      peopleShare: share(personnesPm),
      ...(time && {
        minutes: time.minutes,
        hours: hoursOf(time.minutes),
        minutesShare: share(time.pm),
      }),
    };
  });
}

function themeLines({ themes }: StatsResult, words: Words): readonly Line[] {
  const lines = multipleLines(themes, (code) => say(`theme.${code}`), words);
  return lines.map((line, index) => {
    const theme = themes[index];
    return { ...line, ...(theme && { successor: successorThemes[theme.code].join(', ') }) };
  });
}

function multipleLines<C extends string>(
  items: readonly {
    readonly code: C;
    readonly cras: number;
    readonly crasPm: number | null;
    readonly personnes: number | null;
  }[],
  name: (code: C) => Text,
  words: Words,
): readonly Line[] {
  return items.map(({ code, cras, crasPm, personnes }) => ({
    code,
    label: words.t(name(code)),
    cras,
    crasShare: share(crasPm),
    people: peopleCell(personnes, words),
  }));
}

function partLines<C extends string>(
  parts: readonly { readonly code: C; readonly n: number; readonly pm: number | null }[],
  name: (code: C) => Text,
  t: Say,
): readonly Line[] {
  return parts.map(({ code, n, pm }) => ({
    code,
    label: t(name(code)),
    cras: n,
    crasShare: share(pm),
  }));
}

function ageName(code: StatsResult['ages']['cellules'][number]['code']): Text {
  return say(code === 'nonRenseigne' ? 'unknownAge' : `age.${code}`);
}

/** A hidden cell shows its mark; what is hidden together stands on a line of its own. */
function tableLines<C extends string>(
  {
    cellules,
    masquees,
  }: Pick<StatsResult['ages'], 'masquees'> & {
    readonly cellules: readonly {
      readonly code: C;
      readonly n: number | null;
      readonly pm: number | null;
      readonly marque: '<5' | 'masque' | null;
    }[];
  },
  name: (code: C) => Text,
  words: Words,
): readonly Line[] {
  const lines = cellules.map(({ code, n, pm, marque }) => ({
    code,
    label: words.t(name(code)),
    people: n ?? (marque === '<5' ? words.under5 : words.masked),
    peopleShare: share(pm),
  }));
  if (masquees === null) return lines;
  const label = words.t(say('stats.export.together'));
  const { n, pm } = masquees;
  return [...lines, { code: 'masque', label, people: n, peopleShare: share(pm) }];
}

function followUpLines({ suites }: StatsResult, words: Words): readonly Line[] {
  const codes = ['individuel', 'atelier', 'redirection'] as const;
  return codes.map((code) => ({
    code,
    label: words.t(say(`suite.${code}`)),
    people: peopleCell(suites[code], words),
  }));
}

function orientationLines({ orientations }: StatsResult, { t, masked }: Words): readonly Line[] {
  const { etat, lignes, reste } = orientations;
  if (etat === 'total') {
    return [{ code: 'total', label: t(say('stats.export.all')), people: masked }];
  }
  const lines = lignes.map(({ code, n, pm }) => ({
    code,
    label: t(say(`organisme.${code}`)),
    people: n,
    peopleShare: share(pm),
  }));
  if (reste === null) return lines;
  const label = t(say('stats.export.rest', { count: reste.nombre }));
  return [...lines, { code: 'reste', label, people: reste.n, peopleShare: share(reste.pm) }];
}

function evolutionLines({ evolution }: StatsResult, words: Words): readonly Line[] {
  return evolution.points.map(({ nom, debut, fin, partiel, cras, personnes }) => ({
    code: nom,
    label: words.t(
      debut === fin
        ? day(debut, 'short')
        : say('stats.period.between', { from: day(debut, 'short'), to: day(fin, 'short') }),
    ),
    from: { day: debut },
    to: { day: fin },
    partial: words.t(say(partiel ? 'stats.export.yes' : 'stats.export.no')),
    cras,
    people: peopleCell(personnes, words),
  }));
}

function listLines(
  { etat, lignes, reste }: StatsResult['communes'],
  names: Readonly<Record<string, string>>,
  words: Words,
): readonly Line[] {
  const { t, masked } = words;
  if (etat === 'total') {
    return [{ code: 'total', label: t(say('stats.export.all')), cras: masked, people: masked }];
  }
  const lines = lignes.map(({ code, cras, personnes }) => ({
    code,
    label: names[code] ?? code,
    cras,
    people: peopleCell(personnes, words),
  }));
  if (reste === null) return lines;
  const label = t(say('stats.export.rest', { count: reste.nombre }));
  const { cras, personnes } = reste;
  return [...lines, { code: 'reste', label, cras, people: peopleCell(personnes, words) }];
}

function departementLines(carte: Readonly<Record<string, number>>): readonly Line[] {
  return Object.entries(carte)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, cras]) => ({ code, label: departementByCode(code)?.name ?? code, cras }));
}
