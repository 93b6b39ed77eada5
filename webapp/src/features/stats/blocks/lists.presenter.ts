import type { StatsResult } from '@coop/contract/stats';

import type { StatsWords } from '../words.ts';
import type { Bar, Block } from './block.ts';
import { sentenceOf } from './sentence.ts';

type List = StatsResult['communes'];
/** Lines drawn; the table has all of those that the bot names. */
const drawn = 10;

interface ListInput {
  readonly id: 'communes' | 'structures' | 'conseillers';
  readonly list: List;
  readonly names: Readonly<Record<string, string>>;
}

/** Communes, structures or advisers: the first ones, and what is beyond them in one line. */
export function listBlock({ id, list, names }: ListInput, words: StatsWords): Block {
  const { t, number, people } = words;
  const { etat, lignes, reste } = list;
  const nameOf = (code: string): string => names[code] ?? code;
  const text = (cras: number, personnes: number | null): string =>
    t('stats.list.figures', { cras, people: people(personnes) });
  const bars = lignes.slice(0, drawn).map((line): Bar => {
    return {
      id: line.code,
      label: nameOf(line.code),
      size: line.cras,
      text: text(line.cras, line.personnes),
      isRest: false,
    };
  });
  const rest =
    reste === null ? [] : [{ ...reste, name: t(`stats.rest.${id}`, { count: reste.nombre }) }];
  const restBars = rest.map(({ name, cras, personnes }): Bar => {
    return { id: 'reste', label: name, size: cras, text: text(cras, personnes), isRest: true };
  });
  const isDrawn = etat !== 'total' && bars.length + restBars.length > 0;
  const title = titleOf({ id, list, names }, words);
  return {
    id,
    subject: t(`stats.${id}`),
    title,
    notes: notesOf(list, words),
    drawing: isDrawn ? { kind: 'bars', bars: [...bars, ...restBars] } : { kind: 'nothing' },
    sentence: sentenceOf(title, isDrawn ? bars : [], words),
    table: {
      columns: [t(`stats.${id}`), t('stats.column.cras'), t('stats.column.people')],
      rows: [
        ...lignes.map(({ code, cras, personnes }) => ({
          id: code,
          name: nameOf(code),
          cells: [number(cras), people(personnes)],
        })),
        ...rest.map(({ name, cras, personnes }) => ({
          id: 'reste',
          name,
          cells: [number(cras), people(personnes)],
        })),
      ],
    },
  };
}

function titleOf({ id, list, names }: ListInput, { t }: StatsWords): string {
  const [first] = list.lignes;
  if (list.etat === 'total') {
    return t(`stats.${id}.hidden`);
  }
  const count = list.lignes.length + (list.reste?.nombre ?? 0);
  return first === undefined
    ? t(count === 0 ? 'stats.activites.none' : `stats.${id}.unnamed`, { count })
    : t(`stats.${id}.title`, { count, name: names[first.code] ?? first.code });
}

function notesOf({ etat, lignes }: List, { t }: StatsWords): readonly string[] {
  const more =
    lignes.length > drawn ? [t('stats.list.more', { count: lignes.length - drawn })] : [];
  if (etat === 'total') {
    return [t('stats.hidden.total')];
  }
  return etat === 'partiel' ? [...more, t('stats.hidden.rest')] : more;
}
