import type { StatsResult } from '@coop/contract/stats';

import { inks } from './page-content.ts';
import type { Say } from '../../../../core/rendered.ts';
import { say } from '../../../../core/text.ts';

type Points = StatsResult['evolution']['points'];

const chart = { width: 515, height: 92, left: 30, top: 8, bottom: 14 } as const;
/** Names of points under the chart, at most. */
const names = 8;

/** The CRAs of each day, week or month as bars, the highest named; a picture in SVG. */
export function evolutionChart(points: Points, t: Say): string {
  const most = Math.max(1, ...points.map(({ cras }) => cras));
  const [low, high] = [chart.height - chart.bottom, chart.top];
  const step = (chart.width - chart.left) / Math.max(1, points.length);
  const every = Math.ceil(points.length / names);
  const bars = points.map(({ cras }, index) => {
    const height = ((low - high) * cras) / most;
    return rect({ x: chart.left + index * step, y: low - height, width: step * 0.72, height });
  });
  const labels = points.flatMap(({ debut }, index) => {
    if (index % every !== 0) return [];
    const place = { x: chart.left + index * step, y: chart.height - 4, anchor: 'start' } as const;
    return [text(dayOf(debut), place)];
  });
  const top = text(t(say('stats.number', { count: most })), { x: 26, y: high + 3, anchor: 'end' });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(chart.width)} ${String(chart.height)}">`,
    line(high),
    line(low),
    top,
    text('0', { x: 26, y: low + 2, anchor: 'end' }),
    ...bars,
    ...labels,
    '</svg>',
  ].join('');
}

/** `03/12` for 3 December. */
function dayOf(date: string): string {
  const [, month = '', dayOfMonth = ''] = date.split('-');
  return `${dayOfMonth}/${month}`;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function rect({ x, y, width, height }: Box): string {
  if (height === 0) return '';
  const [left, top, wide, high] = [x, y, width, height].map((value) => value.toFixed(2));
  return `<rect x="${left ?? ''}" y="${top ?? ''}" width="${wide ?? ''}" height="${high ?? ''}" fill="${inks.bar}"/>`;
}

function line(y: number): string {
  const at = String(y);
  return `<line x1="${String(chart.left)}" x2="${String(chart.width)}" y1="${at}" y2="${at}" stroke="${inks.frame}" stroke-width="0.6"/>`;
}

function text(
  words: string,
  { x, y, anchor }: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' },
): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-family="Roboto" font-size="7" fill="${inks.quiet}" text-anchor="${anchor}">${words}</text>`;
}
