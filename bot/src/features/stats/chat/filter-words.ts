import type { storedThemes } from '@coop/contract/cra';
import { activites, canaux, themes } from '@coop/contract/cra';

import { findCode, type NamedCode, type Wordings } from './find-code.ts';
import { nearestWords } from './nearest-words.ts';
import { departementByCode, departements, fold, type Communes } from '../../territory/index.ts';
import { say, typed, type Text } from '../../../core/text.ts';

export const filterNames = ['communes', 'activites', 'themes', 'tags', 'canaux', 'dep'] as const;
export type FilterName = (typeof filterNames)[number];

export interface FilterContext {
  readonly wordings: Wordings;
  readonly communes: Communes;
  /** Départements of the reader: a name borne by several communes is first looked for there. */
  readonly near: readonly string[];
}

/** Codes of what was typed after a filter's name; `undefined` when nothing has that name. */
export function filterCodes(
  name: FilterName,
  words: string,
  context: FilterContext,
): readonly string[] | undefined {
  const { wordings } = context;
  switch (name) {
    case 'communes':
      return communeCodes(words, context);
    case 'activites':
      return one(findCode(words, activiteNames, wordings));
    case 'themes':
      return one(findCode(words, themeNames, wordings));
    case 'canaux':
      return one(findCode(words, canalNames, wordings));
    case 'tags':
      return one(words.trim());
    case 'dep':
      return one(departementCode(words));
  }
}

/** The names nearest to what was typed, where names are few. */
export function nearestNames(
  name: FilterName,
  words: string,
  { communes, wordings, near }: FilterContext,
): readonly Text[] {
  switch (name) {
    case 'communes':
      return communes
        .search(words, { limit: 3, departement: near[0] })
        .map(({ nom, cp }) => typed(`${nom} (${cp})`));
    case 'activites':
      return nearestKeys(words, activiteNames, wordings).map((code) => say(`activite.${code}`));
    case 'themes':
      return nearestKeys(words, themeNames, wordings).map((code) => say(`theme.${code}`));
    case 'canaux':
      return nearestKeys(words, canalNames, wordings).map((code) => say(`canal.${code}`));
    case 'tags':
      return [];
    case 'dep':
      return nearestWords(words, [...departements.map((one) => one.name)]).map(typed);
  }
}

const activiteNames = activites.map((code) => ({ code, keys: [`activite.${code}`] as const }));
const canalNames = canaux.map((code) => ({ code, keys: [`canal.${code}`] as const }));
const themeNames: readonly NamedCode<(typeof storedThemes)[number]>[] = [
  ...themes.map((code) => ({ code, keys: [`theme.${code}`, `themeShort.${code}`] as const })),
  { code: 'smartphone', keys: ['theme.smartphone'] },
  { code: 'autre', keys: ['theme.autre'] },
];

function one(code: string | undefined): readonly string[] | undefined {
  return code === undefined || code === '' ? undefined : [code];
}

/** By INSEE code, postal code or name; of several communes of a name, those near. */
function communeCodes(
  words: string,
  { communes, near }: FilterContext,
): readonly string[] | undefined {
  const text = words.trim();
  const byCode = /^\w{5}$/.test(text) ? communes.byInsee(text.toUpperCase()) : undefined;
  if (/^\d{5}$/.test(text)) {
    const served = communes.byPostalCode(text);
    if (served.length > 0) return served.map(({ insee }) => insee);
  }
  if (byCode) return [byCode.present];
  const named = communes.byExactName(text);
  const nearby = named.filter(({ departement }) => near.includes(departement));
  const [found, ...others] = nearby.length > 0 ? nearby : named;
  return found && others.length === 0 ? [found.present] : undefined;
}

function departementCode(words: string): string | undefined {
  const code = words.trim().toUpperCase().padStart(2, '0');
  if (departementByCode(code)) return code;
  const wanted = fold(words).trim();
  return departements.find(({ name }) => fold(name) === wanted)?.code;
}

function nearestKeys<C extends string>(
  words: string,
  names: readonly NamedCode<C>[],
  wordings: Wordings,
): readonly C[] {
  const byWord = new Map(
    names.flatMap(({ code, keys }) =>
      [code, ...keys.flatMap((key) => wordings(key))].map((word) => [word, code] as const),
    ),
  );
  const near = nearestWords(words, [...byWord.keys()]).flatMap((word) => byWord.get(word) ?? []);
  return [...new Set(near)];
}
