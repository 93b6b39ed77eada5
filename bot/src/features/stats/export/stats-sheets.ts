import type { StatsAnswer } from '@coop/contract/stats-routes';

import { columnNames, columnsOf, type ColumnName } from './blocks.ts';
import { readBlocks } from './read-blocks.ts';
import type { Say } from '../../../core/rendered.ts';
import type { Column, Sheet } from '../../../core/sheets/sheet.ts';
import { say } from '../../../core/text.ts';

/** One sheet for each block, with the columns that it fills. */
export function statsSheets(answer: StatsAnswer, t: Say): readonly Sheet[] {
  return readBlocks(answer, t).map((block) => {
    const columns = columnsOf(block);
    return {
      name: t(say(`stats.export.block.${block.name}`)),
      columns: [...leading(t), ...columns.map((name) => column(name, t))],
      rows: block.lines.map((line) => [
        line.code,
        line.label,
        ...columns.map((name) => line[name]),
      ]),
    };
  });
}

/** All blocks in one table: the same columns for every line. */
export function statsTable(answer: StatsAnswer, t: Say): Sheet {
  const rows = readBlocks(answer, t).flatMap(({ name, lines }) => {
    const title = t(say(`stats.export.block.${name}`));
    return lines.map((line) => [
      title,
      line.code,
      line.label,
      ...columnNames.map((column_) => line[column_]),
    ]);
  });
  return {
    name: t(say('stats.export.sheet')),
    columns: [
      { title: t(say('stats.export.column.bloc')) },
      ...leading(t),
      ...columnNames.map((name) => column(name, t)),
    ],
    rows,
  };
}

function leading(t: Say): readonly Column[] {
  return [
    { title: t(say('stats.export.column.code')), width: 18 },
    { title: t(say('stats.export.column.label')), width: 38 },
  ];
}

function column(name: ColumnName, t: Say): Column {
  const title = t(say(`stats.export.column.${name}`));
  // The one column of texts: the scope, the filters.
  const least = name === 'value' ? 34 : 12;
  return { title, width: Math.max(least, Math.min(40, title.length + 2)) };
}
