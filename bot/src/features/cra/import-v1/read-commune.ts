import type { CraContent } from '@coop/contract/cra';

import type { Findings } from './findings.ts';
import type { FindingRule } from './report.ts';
import { nameKey, placeOf, type Commune, type Communes } from '../../territory/index.ts';

type Place = CraContent['commune'];

interface Received {
  readonly insee: string;
  readonly cp: string;
  readonly nom: string;
}

/** Communes that have arrondissements, by the first word of a name like `PARIS 11`. */
const withArrondissements = new Map([
  ['paris', '75056'],
  ['lyon', '69123'],
  ['marseille', '13055'],
]);

const formerCodes = new Set(['97123', '97127']);

/** The present commune of a record, under its official name; nothing is invented. */
export function readCommune(
  raw: { readonly insee: unknown; readonly cp: unknown; readonly nom: unknown },
  communes: Communes,
  findings: Findings,
): Place | undefined {
  const received = {
    insee: readText(raw.insee, findings),
    cp: readText(raw.cp, findings),
    nom: readText(raw.nom, findings),
  };
  const { insee, cp, nom } = received;
  if (insee === '' && cp === '' && nom === '') {
    findings.refuse('commune', 'missing', null);
    return;
  }
  const reading = insee === '' ? byCodeOrName(received, communes) : byInsee(received, communes);
  if ('refused' in reading) {
    const { refused, candidates } = reading;
    const shown = { insee: asGiven(raw.insee), cp: asGiven(raw.cp), nom: asGiven(raw.nom) };
    findings.refuse('commune', refused, shown, candidates && { candidates });
    return;
  }
  const { commune, rule } = reading;
  if (rule) findings.repair('commune', rule, insee === '' ? null : insee);
  if (commune.postalCodes.includes(cp)) return placeOf(commune, cp);
  findings.repair('commune', 'postal-code-replaced', cp === '' ? null : cp);
  return placeOf(commune);
}

type Reading =
  | { readonly commune: Commune; readonly rule?: FindingRule }
  | { readonly refused: FindingRule; readonly candidates?: readonly string[] };

function byInsee({ insee, nom }: Received, communes: Communes): Reading {
  const named = communes.byInsee(insee);
  const commune = named && communes.byInsee(named.present);
  if (!named || !commune) return { refused: 'unknown' };
  if (isAnotherName(nom, [named, commune], communes)) return { refused: 'contradiction' };
  if (named.insee === insee) {
    return named.present === insee ? { commune } : { commune, rule: 'merged-commune' };
  }
  const rule = formerCodes.has(insee) ? 'former-code' : 'arrondissement-to-commune';
  return { commune, rule };
}

/** The name is that of another commune; one that is no commune's says nothing. */
function isAnotherName(nom: string, same: readonly Commune[], communes: Communes): boolean {
  const key = nameKey(nom);
  const names = same.map((commune) => nameKey(commune.nom));
  if (key === '' || names.includes(key)) return false;
  const others = communes.byNameKey(key);
  const ours = new Set(same.map(({ present }) => present));
  return others.length > 0 && !others.some(({ present }) => ours.has(present));
}

function byCodeOrName({ cp, nom }: Received, communes: Communes): Reading {
  if (nom === '') {
    return chosen(communes.byPostalCode(cp), communes, 'insee-from-postal-code');
  }
  const named = [...communes.byNameKey(nameKey(nom)), ...cityOf(nom, communes)];
  const fitting = cp === '' ? named : named.filter(({ postalCodes }) => postalCodes.includes(cp));
  return chosen(fitting, communes, 'insee-from-name');
}

/** `PARIS 11`, `Lyon 3e`: the city, whose postal codes say which. */
function cityOf(nom: string, communes: Communes): readonly Commune[] {
  const [, city, rest] = /^(\S+) (.+)$/.exec(nameKey(nom)) ?? [];
  const insee = withArrondissements.get(city ?? '');
  const commune =
    insee !== undefined && /^\d/.test(rest ?? '') ? communes.byInsee(insee) : undefined;
  return commune ? [commune] : [];
}

function chosen(found: readonly Commune[], communes: Communes, rule: FindingRule): Reading {
  const candidates = [...new Set(found.map(({ present }) => present))].sort();
  const [only, ...others] = candidates;
  const commune = only === undefined ? undefined : communes.byInsee(only);
  if (commune === undefined) return { refused: 'unknown' };
  return others.length === 0 ? { commune, rule } : { refused: 'ambiguous', candidates };
}

/** Blanks around are told; a code that lost its first zero in a number finds it again. */
function readText(value: unknown, findings: Findings): string {
  if (typeof value === 'number') return String(value).padStart(5, '0');
  if (typeof value !== 'string') return '';
  const text = value.trim();
  if (text !== value && text !== '') findings.repair('commune', 'trimmed', value);
  return text;
}

function asGiven(value: unknown): unknown {
  return value === undefined ? null : value;
}
