import { CsvError, parse } from 'csv-parse/sync';

import { isChannelName, compactSlug } from '../channel-names.ts';
import type { Territory } from '../channels.ts';
import type { CommunityFindings } from './problems.ts';
import type { Position } from '../../../core/yaml/findings.ts';

const columns = ['code', 'name', 'slug', 'region', 'display_name', 'time_zone'] as const;
type Column = (typeof columns)[number];

/**
 * The territories file: CSV with a header, `,` or `;` between cells, other columns ignored. Columns
 * of problems count cells.
 */
export function readTerritories(text: string, findings: CommunityFindings): readonly Territory[] {
  const rows = cutRows(text, findings);
  const [header, ...lines] = rows;
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const missing = columns.filter((column) => !names.includes(column));
  for (const column of missing) {
    findings.add({ line: 1, column: 1 }, 'column-missing', { value: column });
  }
  if (missing.length > 0) return [];
  const place = new Map(columns.map((column) => [column, names.indexOf(column)]));
  const territories = lines.map(({ line, cells }) => {
    const at = (column: Column): Position => ({ line, column: (place.get(column) ?? 0) + 1 });
    const cell = (column: Column) => (cells[place.get(column) ?? 0] ?? '').trim();
    return readTerritory(cell, at, findings);
  });
  refuseTwice(territories, findings);
  return territories.map(({ territory }) => territory);
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function cutRows(text: string, findings: CommunityFindings): readonly Line[] {
  const rows: Line[] = [];
  const header = text.split('\n', 1)[0] ?? '';
  const delimiter = header.split(';').length > header.split(',').length ? ';' : ',';
  try {
    parse(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: readonly string[], { lines }) => {
        rows.push({ line: lines, cells });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error;
    const line = typeof lines === 'number' ? lines : 1;
    findings.add({ line, column: 1 }, 'file-malformed');
  }
  return rows;
}

interface Read {
  readonly at: Position;
  readonly territory: Territory;
}

function readTerritory(
  cell: (column: Column) => string,
  at: (column: Column) => Position,
  findings: CommunityFindings,
): Read {
  const limited = (column: Column, most: number) => {
    const value = cell(column);
    if (value === '') findings.add(at(column), 'missing-field', { value: column });
    if (Array.from(value).length > most) {
      findings.add(at(column), 'too-long', { value, expected: String(most) });
    }
    return value;
  };
  const name = limited('name', 60);
  const slug = cell('slug') || compactSlug(name);
  if (!isChannelName(slug)) findings.add(at('slug'), 'name-refused', { value: slug });
  const timeZone = cell('time_zone');
  if (!isTimeZone(timeZone)) {
    findings.add(at('time_zone'), 'time-zone-unknown', { value: timeZone });
  }
  return {
    at: at('code'),
    territory: {
      code: limited('code', 10),
      name,
      slug,
      region: limited('region', 60),
      displayName: limited('display_name', 64),
      timeZone,
    },
  };
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function refuseTwice(lines: readonly Read[], findings: CommunityFindings): void {
  const seen = new Set<string>();
  for (const { at, territory } of lines) {
    if (seen.has(territory.code)) findings.add(at, 'twice', { value: territory.code });
    seen.add(territory.code);
  }
}
