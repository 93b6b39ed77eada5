import type { CraContent } from '@coop/contract/cra';

import type { StatsPeriod, StatsReader, StatsScope } from '../../../features/stats/ports.ts';
import { departementOf } from '../../../features/territory/index.ts';
import type { AffectationTable } from '../schema.ts';
import type { Engine, ReadRows } from '../storage.ts';
import { departementsOn } from './affectation-days.ts';
import { AnswerSums } from './answer-sums.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { Codes, communeNumber } from './codes.ts';
import { dayOf } from './days.ts';
import { packCra } from './packed-cra.ts';
import { passes, sieveOf, type Sieve } from './question.ts';

export interface PlainReaderDeps {
  readonly engine: Pick<Engine, 'snapshot'>;
  readonly presentCommune: (insee: string) => string;
}

/** The plain recomputation: every CRA of the days is read again, as of one instant. */
export function makePlainStatsReader(deps: PlainReaderDeps): StatsReader {
  return {
    tally: async (request) => {
      const { scope, filters, signal } = request;
      const sums = new AnswerSums(request);
      const codes = { structures: new Codes(), conseillers: new Codes() };
      const asked = { scope, sieve: sieveOf(filters), signal };
      for (const period of [request, request.before]) {
        await scan(deps, { ...asked, period }, (cra) => {
          const counted = {
            ...cra,
            sign: 1,
            conseiller: codes.conseillers.numberOf(cra.author),
            structure: codes.structures.numberOf(cra.structure),
            commune: communeNumber(cra.commune),
            departements: 0,
          };
          sums.count(counted);
          sums.list(counted);
        });
      }
      return sums.answer({
        structure: (number) => codes.structures.idOf(number),
        conseiller: (number) => codes.conseillers.idOf(number),
      });
    },
    perDepartement: async ({ meaning, filters, signal, ...period }) => {
      const counts = new Map<string, number>();
      const scope = { kind: 'nation' } as const;
      const withDepartements = meaning === 'conseillers';
      const asked = { scope, sieve: sieveOf(filters), period, signal, withDepartements };
      await scan(deps, asked, (cra) => {
        const codes = meaning === 'lieux' ? [departementOf(cra.commune)] : cra.departements;
        for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
      });
      return counts;
    },
  };
}

interface Scan {
  readonly scope: StatsScope;
  readonly sieve: Sieve;
  readonly period: StatsPeriod;
  readonly signal: AbortSignal | undefined;
  /** The départements of the advisers are wanted. */
  readonly withDepartements?: boolean;
}

interface FoundCra {
  readonly author: string;
  readonly structure: string;
  /** INSEE code of the present commune. */
  readonly commune: string;
  /** Of the affectations of the adviser on the date. */
  readonly departements: readonly string[];
  readonly day: number;
  readonly word: number;
  readonly from: ByteReader;
}

async function scan(
  { engine, presentCommune }: PlainReaderDeps,
  asked: Scan,
  count: (cra: FoundCra) => void,
): Promise<void> {
  const { scope, sieve, signal } = asked;
  signal?.throwIfAborted();
  await engine.snapshot(async (read) => {
    const isInTerritory = scope.kind === 'territoireConseillers' || asked.withDepartements === true;
    const affectations = isInTerritory ? await affectationsOf(read) : noAffectations;
    for await (const rows of read(craRows(asked))) {
      signal?.throwIfAborted();
      for (const row of rows) {
        const content = contentOf(row);
        const author = String(row['author']);
        const commune = presentCommune(content.commune.insee);
        const codes = departementsOn(affectations.get(author) ?? [], content.date);
        const departements = codes === '' ? [] : codes.split(',');
        const tags = String(row['tags']).split(',');
        if (!isInScope(scope, commune, departements)) continue;
        if (sieve.communes?.has(communeNumber(commune)) === false) continue;
        if (sieve.tags && !tags.some((tag) => sieve.tags?.has(tag))) continue;
        const from = packed(content);
        const word = from.word();
        if (!passes(sieve, word)) continue;
        const structure = String(row['structure_id']);
        count({ author, structure, commune, departements, day: dayOf(content.date), word, from });
      }
    }
  });
}

function isInScope(scope: StatsScope, commune: string, departements: readonly string[]): boolean {
  switch (scope.kind) {
    case 'territoireConseillers':
      return departements.some((code) => scope.departements.includes(code));
    case 'territoireLieux':
      return scope.departements.includes(departementOf(commune));
    case 'conseiller':
    case 'structure':
    case 'nation':
      return true;
  }
}

const noAffectations: ReadonlyMap<string, AffectationTable[]> = new Map();

async function affectationsOf(read: ReadRows): Promise<ReadonlyMap<string, AffectationTable[]>> {
  const found = new Map<string, AffectationTable[]>();
  for await (const rows of read('select * from registry_affectation order by entry_id, rank')) {
    for (const row of rows) {
      // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the table's own columns
      const one = row as unknown as AffectationTable;
      const known = found.get(one.entry_id);
      if (known) known.push(one);
      else found.set(one.entry_id, [one]);
    }
  }
  return found;
}

function craRows({ scope, sieve: { tags }, period: { from, to } }: Scan): string {
  const tagged = [...(tags ?? [])].map((tag) => `tags like ${quoted(`%${tag}%`)}`);
  const conditions = [
    `deleted_at is null`,
    `date >= ${quoted(from)}`,
    `date <= ${quoted(to)}`,
    ...(scope.kind === 'conseiller' ? [`author = ${quoted(scope.id)}`] : [`author <> ''`]),
    ...(tagged.length > 0 ? [`tags <> ''`, `(${tagged.join(' or ')})`] : []),
    ...(scope.kind === 'structure' ? [`structure_id = ${quoted(scope.id)}`] : []),
  ];
  return `select author, structure_id, tags, content from cra where ${conditions.join(' and ')}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function contentOf(row: Record<string, unknown>): CraContent {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by toCraRow alone
  return JSON.parse(String(row['content'])) as CraContent;
}

function packed(content: CraContent): ByteReader {
  const bytes = new ByteWriter(64);
  packCra(content, bytes);
  return new ByteReader(bytes.view());
}
