import type { StatsAnswer } from '@coop/contract/stats-routes';

import { evolutionChart } from './evolution-chart.ts';
import type { PageContent, PagePart } from './page-content.ts';
import type { Block, BlockName, Line } from '../blocks.ts';
import { readBlocks } from '../read-blocks.ts';
import { hidesSome } from '../../chat/figures-text.ts';
import { periodText } from '../../chat/period-text.ts';
import { filtersText, scopeText } from '../../chat/scope-text.ts';
import type { MessageKey } from '../../../../core/catalogue.ts';
import type { Say } from '../../../../core/rendered.ts';
import type { Cell } from '../../../../core/sheets/sheet.ts';
import { say } from '../../../../core/text.ts';

/** Lines of each list that the page has room for. */
const listLimits = new Map<BlockName, number>([
  ['communes', 8],
  ['orientations', 5],
]);

/**
 * One page to print: the totals beside those before, the evolution, a bar for each part. The lists
 * of structures and advisers are in the other files.
 */
export function writePage(answer: StatsAnswer, t: Say): PageContent {
  const { query, names, result } = answer;
  const { points, granularite } = result.evolution;
  const filters = filtersText({ query, names });
  const blocks = new Map(readBlocks(answer, t).map((block) => [block.name, block]));
  const partsOf = (parts: readonly Part[]) =>
    parts.flatMap(([name, measured]) => {
      const block = blocks.get(name);
      return block ? [partOf(block, measured, t)] : [];
    });
  return {
    title: t(scopeText({ query, names })),
    period: t(periodText(query)),
    ...(filters && { filters: t(filters) }),
    totals: totalsOf(blocks.get('resume')?.lines ?? [], t),
    evolution: {
      title: t(say(`stats.export.per.${granularite}`)),
      svg: evolutionChart(points, t),
    },
    left: partsOf(leftParts),
    right: partsOf(rightParts),
    ...(hidesSome(result) && { note: t(say('stats.export.smallGroups')) }),
  };
}

const totalColumns: readonly (readonly [MessageKey, (line: Line) => Cell])[] = [
  ['stats.export.column.value', (line) => line.cras ?? line.people ?? line.minutes],
  ['stats.export.column.part', (line) => line.peopleShare],
  ['stats.export.column.before', ({ before }) => before],
  ['stats.export.column.difference', ({ difference }) => difference],
  ['stats.export.change', ({ change }) => change],
];

function totalsOf(lines: readonly Line[], t: Say): PageContent['totals'] {
  return {
    heads: ['', ...totalColumns.map(([title]) => t(say(title)))],
    rows: lines
      .filter(({ value }) => value === undefined)
      .map((line) => [line.label, ...totalColumns.map(([, cell]) => shown(cell(line), t))]),
  };
}

type Measured = 'cras' | 'people';
type Part = readonly [block: BlockName, measured: Measured];

const leftParts: readonly Part[] = [
  ['themes', 'cras'],
  ['materiel', 'cras'],
  ['communes', 'cras'],
];
const rightParts: readonly Part[] = [
  ['activites', 'cras'],
  ['activites', 'people'],
  ['canaux', 'cras'],
  ['durees', 'cras'],
  ['ages', 'people'],
  ['statuts', 'people'],
  ['suites', 'people'],
  ['orientations', 'people'],
];

const several: readonly BlockName[] = ['themes', 'materiel'];

function partOf({ name, lines }: Block, measured: Measured, t: Say): PagePart {
  const key = several.includes(name) ? 'stats.export.severalOf' : 'stats.export.partOf';
  const block = say(`stats.export.block.${name}`);
  const kept = lines.slice(0, listLimits.get(name));
  const most = Math.max(1, ...kept.map((line) => countOf(line[measured])));
  return {
    title: t(say(key, { block, what: say(`stats.export.column.${measured}`) })),
    lines: kept.map((line) => ({
      label: line.label,
      value: shown(line[measured], t),
      share: shown(measured === 'cras' ? line.crasShare : line.peopleShare, t),
      bar: countOf(line[measured]) / most,
    })),
  };
}

function countOf(cell: Cell): number {
  return typeof cell === 'number' ? cell : 0;
}

/** A cell in the reader's language: « 1 204 », « 62,5 % », or its mark. */
function shown(cell: Cell, t: Say): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return t(say('stats.number', { count: cell }));
  if (cell === undefined) return '';
  return 'pm' in cell ? t(say('stats.share', { share: cell.pm / 10 })) : '';
}
