/**
 * Reduces the official table of communes (npm package @etalab/decoupage-administratif) to the file
 * that the bot reads. Run it after that package changed: `node build/territory.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

export const communesFile = new URL('../bot/src/features/territory/communes.tsv', import.meta.url);

/** Codes of Saint-Barthélemy and Saint-Martin from before they left Guadeloupe. */
const formerAntilles = [
  ['97123', '97701'],
  ['97127', '97801'],
];

/** The lands without inhabitants (Terres australes, Clipperton) are in no territory. */
const isInhabited = (commune) => !/^98[49]/.test(commune.code);

/**
 * One line per commune, tabs between: kind, code, name, then for a present commune (`C`) its postal
 * codes in ascending order and its population; for a merged commune (`M`) the code of the present
 * one; for an arrondissement (`A`) the code of its commune and its postal code; for a former code
 * (`F`) no name, the present code.
 */
export function communesTable(communes) {
  const inhabited = communes.filter(isInhabited);
  const present = inhabited.filter(({ type }) => type === 'commune-actuelle');
  const merged = inhabited.filter(({ type }) => /deleguee|associee/.test(type));
  const named = new Set([...present, ...merged].map(({ code }) => code));
  const former = present.flatMap(({ code, anciensCodes = [] }) =>
    anciensCodes.filter((old) => !named.has(old)).map((old) => [old, code]),
  );
  const presentName = new Map(present.map(({ code, nom }) => [code, nom]));
  const rows = [
    ...present.map((c) => ['C', c.code, c.nom, [...c.codesPostaux].sort().join(' '), c.population]),
    ...merged
      .filter(({ code, nom }) => presentName.get(code) !== nom)
      .map(({ code, nom, chefLieu }) => ['M', code, nom, chefLieu]),
    ...inhabited
      .filter(({ type }) => type === 'arrondissement-municipal')
      .map((a) => ['A', a.code, a.nom, a.commune, a.codesPostaux.join(' ')]),
    ...[...former, ...formerAntilles].map(([old, code]) => ['F', old, '', code]),
  ];
  return rows.map((row) => `${row.join('\t')}\n`).join('');
}

export function readOfficialTable() {
  const file = createRequire(import.meta.url).resolve(
    '@etalab/decoupage-administratif/data/communes.json',
  );
  return JSON.parse(readFileSync(file, 'utf8'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(communesFile, communesTable(readOfficialTable()));
}
