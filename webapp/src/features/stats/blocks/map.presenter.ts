import type { StatsWords } from '../words.ts';
import type { Block } from './block.ts';
import { largest } from './leading.ts';
import { sentenceOf } from './sentence.ts';

interface MapInput {
  /** CRAs by code of département. */
  readonly counts: Readonly<Record<string, number>>;
  readonly names: Readonly<Record<string, string>>;
}

/** Where CRAs took place, by département. */
export function mapBlock({ counts, names }: MapInput, words: StatsWords): Block {
  const { t, number } = words;
  const lines = Object.entries(counts)
    .filter(([, cras]) => cras > 0)
    .map(([code, cras]) => ({ code, size: cras, name: names[code] ?? code }))
    .sort((a, b) => b.size - a.size || a.code.localeCompare(b.code));
  const [first] = largest(lines);
  const title =
    first === undefined
      ? t('stats.activites.none')
      : t('stats.carte.title', { count: lines.length, name: first.name });
  return {
    id: 'carte',
    subject: t('stats.carte'),
    title,
    notes: [],
    drawing: first === undefined ? { kind: 'nothing' } : { kind: 'map', counts },
    sentence: sentenceOf(
      title,
      lines.map(({ name, size }) => ({ label: name, text: number(size) })),
      words,
    ),
    table: {
      columns: [t('stats.carte.departement'), t('stats.column.cras')],
      rows: lines.map(({ code, name, size }) => ({
        id: code,
        name: `${name} (${code})`,
        cells: [number(size)],
      })),
    },
  };
}
