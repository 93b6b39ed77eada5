import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';

import { inks, type PageContent, type PagePart } from './page-content.ts';

const barWidth = 58;
const barHeight = 6;
const right = { alignment: 'right' } as const;

/** The page as the printing library wants it. */
export function layOutPage(content: PageContent): TDocumentDefinitions {
  const { title, period, filters, evolution, left, right: rightParts, note } = content;
  return {
    pageSize: 'A4',
    pageMargins: [40, 32, 40, 28],
    info: { title: `${title}, ${period}` },
    defaultStyle: { font: 'Roboto', fontSize: 7.5, color: inks.text },
    styles: { block: { bold: true, fontSize: 9 } },
    content: [
      { text: title, fontSize: 16, bold: true },
      { text: period, fontSize: 11, color: inks.quiet },
      ...(filters === undefined ? [] : [{ text: filters, color: inks.quiet }]),
      totals(content.totals),
      { text: evolution.title, style: 'block' },
      { svg: evolution.svg, width: 515, margin: [0, 2, 0, 6] },
      {
        columns: [{ stack: left.map(part) }, { stack: rightParts.map(part) }],
        columnGap: 24,
      },
      ...(note === undefined ? [] : [{ text: note, color: inks.quiet }]),
    ],
  };
}

function totals({ heads, rows }: PageContent['totals']): Content {
  return {
    margin: [0, 6, 0, 8],
    layout: 'lightHorizontalLines',
    table: {
      headerRows: 1,
      widths: ['*', 62, 50, 80, 62, 72],
      body: [
        heads.map((text) => ({ text, color: inks.quiet, ...right })),
        ...rows.map(([label = '', ...cells]) => [
          { text: label, bold: true },
          ...cells.map((text) => ({ text, ...right })),
        ]),
      ],
    },
  };
}

function part({ title, lines }: PagePart): Content {
  const body = lines.map(({ label, value, share, bar }): TableCell[] => [
    { text: label },
    barOf(bar),
    { text: value, ...right },
    { text: share, color: inks.quiet, ...right },
  ]);
  return {
    margin: [0, 0, 0, 7],
    stack: [
      { text: title, style: 'block' },
      { layout: closeLines, table: { widths: ['*', barWidth, 34, 36], body } },
    ],
  };
}

function barOf(part_: number): TableCell {
  const width = Math.round(part_ * barWidth * 10) / 10;
  if (width === 0) return { text: '' };
  return { canvas: [{ type: 'rect', x: 0, y: 2.5, w: width, h: barHeight, color: inks.bar }] };
}

const closeLines = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 4,
  paddingTop: () => 0.6,
  paddingBottom: () => 0.6,
};
