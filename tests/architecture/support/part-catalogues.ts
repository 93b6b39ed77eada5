import { filesOf, textOf } from './source-files.ts';

/** One part's texts, and the sources that may show them. */
export interface PartCatalogue {
  readonly part: string;
  readonly files: readonly string[];
  readonly fr: Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string>>;
  readonly sources: readonly string[];
}

const parts = [
  {
    part: 'contract',
    in: 'contract/src/catalogues',
    sources: ['contract/src', 'bot/src', 'webapp/src'],
  },
  { part: 'bot', in: 'bot/src/catalogues', sources: ['bot/src'] },
  { part: 'webapp', in: 'webapp/src/catalogues', sources: ['webapp/src'] },
  { part: 'sandbox page', in: 'sandbox/web/catalogues', sources: ['sandbox/web/src'] },
] as const;

/** Every catalogue of ours: French is the source, English follows. */
export const partCatalogues: readonly PartCatalogue[] = parts.map(
  ({ part, in: folder, sources }) => ({
    part,
    files: filesOf(`${folder}/**/*.json`),
    fr: read(folder, 'fr'),
    en: read(folder, 'en'),
    sources: sources.flatMap((source) => filesOf(`${source}/**/*.{ts,tsx}`)),
  }),
);

function read(folder: string, locale: string): Readonly<Record<string, string>> {
  const files = filesOf(`${folder}/${locale}{.json,/*.json}`);
  const texts: Record<string, string> = {};
  for (const file of files) {
    const content: unknown = JSON.parse(textOf(file));
    for (const [key, text] of Object.entries(content ?? {})) texts[key] = String(text);
  }
  return texts;
}
