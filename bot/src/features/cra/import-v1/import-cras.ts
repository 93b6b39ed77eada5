import { makeKnownPeople, type FileHead } from './known-people.ts';
import { readCra, type CraReading, type ReadCraDeps } from './read-cra.ts';
import { listedLines, type ImportLine, type ImportStatus, type ImportSummary } from './report.ts';
import { readRecord } from './v1-record.ts';
import type { Cra } from '../cra.ts';
import type { CraStore } from '../ports.ts';
import type { RegistryReader } from '../../registry/index.ts';
import type { Communes } from '../../territory/index.ts';
import type { EntryId } from '../../../core/actor.ts';
import type { Clock } from '../../../core/clock.ts';
import type { History } from '../../../core/history.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface ImportCrasDeps {
  readonly clock: Clock;
  /** Zone of people without territory. */
  readonly timeZone: string;
  readonly communes: Communes;
  readonly registry: RegistryReader;
  readonly transaction: Transaction<{ readonly cras: CraStore; readonly history: History }>;
}

export interface ImportCrasRequest {
  readonly head: FileHead;
  /** Values of the file, one after another. */
  readonly records: AsyncIterable<unknown>;
  /** The same report; nothing is stored. */
  readonly dryRun: boolean;
  /** Hears each line of the report, in the order of the file. */
  readonly report: (line: ImportLine) => void;
  /** The adviser who imports their own: records of anyone else are refused. */
  readonly only?: EntryId;
  /** Hears how many records were dealt with, after each batch. */
  readonly progress?: (records: number) => Promise<void>;
}

const atOnce = 500;

/**
 * Imports v1 records in their order (`cra-v1-import.md`): each becomes a CRA, its next revision, or
 * a line of the report that says why not. Importing again changes nothing.
 */
export async function importCras(
  deps: ImportCrasDeps,
  { head, records, dryRun, report, only, progress }: ImportCrasRequest,
): Promise<ImportSummary> {
  const now = deps.clock.now();
  const people = makeKnownPeople(deps.registry, { head, now, timeZone: deps.timeZone });
  const reading = { communes: deps.communes, people, ...(only !== undefined && { only }) };
  const store = dryRun ? makeRehearsal(deps) : (made: readonly Made[]) => storeAll(deps, made);
  const counts: Record<ImportStatus, number> = { accepted: 0, repaired: 0, refused: 0, ignored: 0 };
  const refused: Extract<ImportLine, { status: 'refused' }>[] = [];
  const tell = (line: ImportLine) => {
    counts[line.status] += 1;
    if (line.status === 'refused' && refused.length < listedLines) refused.push(line);
    report(line);
  };
  let place = 0;
  let batch: Made[] = [];
  for await (const value of records) {
    place += 1;
    batch.push(await make(reading, value, place));
    if (batch.length < atOnce) continue;
    (await store(batch)).forEach(tell);
    batch = [];
    await progress?.(place);
  }
  (await store(batch)).forEach(tell);
  if (!dryRun && counts.accepted + counts.repaired > 0) {
    await remember(deps, { counts, only, at: now });
  }
  return { records: place, counts, refused };
}

/** A record, read. */
interface Made {
  readonly record: number;
  readonly sourceId: string | null;
  readonly permanence?: string;
  readonly reading: CraReading;
}

async function make(deps: ReadCraDeps, value: unknown, record: number): Promise<Made> {
  const read = readRecord(value);
  if (read === undefined) {
    const refusals = [{ field: 'record', rule: 'not-a-record', received: null } as const];
    return { record, sourceId: null, reading: { ok: false, refusals } };
  }
  const { sourceId = null, permanence } = read;
  const reading = await readCra(deps, read);
  const place = typeof permanence === 'string' && permanence !== '' ? { permanence } : {};
  return { record, sourceId, ...place, reading };
}

function storeAll({ transaction }: ImportCrasDeps, made: readonly Made[]): Promise<ImportLine[]> {
  return transaction(async ({ cras }) => {
    const lines: ImportLine[] = [];
    for (const one of made) lines.push(await lineOf(one, (cra) => storeOne(cras, cra)));
    return lines;
  });
}

/** The revision that was stored; `undefined` when the record is known and not newer. */
type StoreOne = (cra: Cra) => Promise<number | undefined>;

async function lineOf({ reading, ...place }: Made, store: StoreOne): Promise<ImportLine> {
  if (!reading.ok) return { ...place, status: 'refused', refusals: reading.refusals };
  const revision = await store(reading.cra);
  if (revision === undefined) return { ...place, status: 'ignored', rule: 'already-imported' };
  const { repairs } = reading;
  return {
    ...place,
    status: repairs.length > 0 ? 'repaired' : 'accepted',
    repairs,
    ...(revision > 1 && { revision }),
  };
}

async function storeOne(cras: CraStore, cra: Cra): Promise<number | undefined> {
  if (await cras.insert(cra)) return 1;
  const inForce = await cras.byId(cra.author, cra.id);
  const next = inForce && nextRevision(inForce, cra);
  if (!next) return undefined;
  await cras.update(next);
  return next.rev;
}

function nextRevision(inForce: Cra, cra: Cra): Cra | undefined {
  if (inForce.deletedAt !== undefined || inForce.updatedAt >= cra.updatedAt) return undefined;
  return { ...cra, rev: inForce.rev + 1, createdAt: inForce.createdAt };
}

/** What a dry run would have stored is remembered, so that its report is that of the import. */
function makeRehearsal({ transaction }: ImportCrasDeps) {
  const stored = new Map<string, { readonly rev: number; readonly updatedAt: number }>();
  return (made: readonly Made[]): Promise<ImportLine[]> =>
    transaction(async ({ cras }) => {
      const lines: ImportLine[] = [];
      for (const one of made) {
        const line = await lineOf(one, async (cra) => {
          const before = stored.get(cra.id) ?? (await cras.byId(cra.author, cra.id));
          const isKnown = before !== undefined || (await cras.isKnown(cra.id));
          const isGone =
            before === undefined || ('deletedAt' in before && before.deletedAt !== undefined);
          if (isKnown && (isGone || before.updatedAt >= cra.updatedAt)) return undefined;
          const rev = (before?.rev ?? 0) + 1;
          stored.set(cra.id, { rev, updatedAt: cra.updatedAt });
          return rev;
        });
        lines.push(line);
      }
      return lines;
    });
}

/** Written by whoever imported: the adviser under their pseudonym, else the operator. */
function remember(
  { transaction }: ImportCrasDeps,
  {
    counts,
    only,
    at,
  }: {
    readonly counts: Readonly<Record<ImportStatus, number>>;
    readonly only: EntryId | undefined;
    readonly at: number;
  },
): Promise<void> {
  return transaction(async ({ history }) => {
    const actor = only === undefined ? 'operator' : await history.pseudonym('administration', only);
    const event = { type: 'cra.imported', actor, obj: {}, data: { ...counts } };
    await history.append('administration', event, at);
  });
}
