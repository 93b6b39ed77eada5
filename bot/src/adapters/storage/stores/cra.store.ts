import type { Clock } from '../../../core/clock.ts';
import { maxSearchedWords, type Cra } from '../../../features/cra/cra.ts';
import type { CraFilter, CraReader, CraStore } from '../../../features/cra/ports.ts';
import { ownUsageOf, usageOf, type UsedFields } from '../../../features/cra/usage.ts';
import type { Session } from '../session.ts';
import type { StatsLog } from '../stats/stats-log.ts';
import { statsLogOf } from './stats-log-of.ts';
import * as queries from './cra.queries.ts';
import { themesColumn, toCra, toCraRow } from './cra.row.ts';

const lastOfPerson = 200;
const lastOfEveryone = 1_000;
const everyoneKeptMs = 600_000;

/** After every date and every id. */
const top = { beforeDate: '9999-99-99', beforeId: '' };

export function makeCraReader(session: Session, clock: Clock): CraReader {
  const byId = async (author: string, id: string) => {
    const row = await session.first(queries.byId, { author, id });
    return row && toCra(row);
  };
  return {
    byId,
    versions: async (author, id) => {
      const inForce = await byId(author, id);
      if (inForce === undefined) return [];
      const rows = await session.all(queries.versions, { id });
      return [...rows.map(({ version }) => toVersion(version)), inForce];
    },
    ofSeries: async (author, serie) =>
      (await session.all(queries.ofSeries, { author, serie })).map(toCra).sort(byDate),
    isKnown: async (id) => (await session.first(queries.known, { id })) !== undefined,
    list: async ({ cursor, limit, ...filter }) => {
      const query = filter.deleted === true ? queries.pages.deleted : queries.pages.inForce;
      const before = readCursor(cursor);
      const args = filterArgs(filter);
      const to = args.to < before.beforeDate ? args.to : before.beforeDate;
      const page = { ...args, to, ...before, limit: limit + 1 };
      const rows = await session.all(query, page);
      const cras = rows.slice(0, limit).map(toCra);
      const last = cras.at(-1);
      return rows.length > limit && last
        ? { cras, next: `${last.content.date}.${last.id}` }
        : { cras };
    },
    totals: async (filter) => {
      const query = filter.deleted === true ? queries.totalsOf.deleted : queries.totalsOf.inForce;
      const totals = await session.first(query, filterArgs(filter));
      return totals ?? { cras: 0, participants: 0, minutes: 0 };
    },
    perDay: (author, { from, to }) => session.all(queries.perDay, { author, from, to }),
    similar: async ({ themes, ...like }, since) => {
      const args = { ...like, themes: themesColumn(themes), since };
      const row = await session.first(queries.similar, args);
      return row && toCra(row);
    },
    usageOf: async (author) => {
      const lastOne = { ...filterArgs({ author }), ...top, limit: 1 };
      const [latest] = await session.all(queries.pages.inForce, lastOne);
      const rows = await session.all(queries.lastOf, { author, limit: lastOfPerson });
      return ownUsageOf(rows.map(toUsed), latest && toCra(latest));
    },
    usageOfEveryone: keptFor(everyoneKeptMs, clock, async () => {
      const rows = await session.all(queries.lastOfAll, { limit: lastOfEveryone });
      return usageOf(rows.map(toUsed));
    }),
    lastDate: async (author) => (await session.first(queries.lastDate, { author }))?.date,
    deletedBefore: async (instant, limit) => {
      const rows = await session.all(queries.deletedBefore, { instant, limit });
      return rows.map(({ id }) => id);
    },
  };
}

export function makeCraStore(
  session: Session,
  clock: Clock,
  stats: Pick<StatsLog, 'replaced'> = statsLogOf(session),
): CraStore {
  const reader = makeCraReader(session, clock);
  const update = async (cra: Cra) => {
    const before = await reader.byId(cra.author, cra.id);
    if (before?.rev !== cra.rev - 1) return false;
    const { id, rev } = before;
    await session.send(queries.keepVersion, { id, rev, version: JSON.stringify(before) });
    await session.send(queries.update, { ...toCraRow(cra), before: rev });
    await stats.replaced(before, cra);
    return true;
  };
  /** A new revision of the CRA in force, unless it is already as wanted. */
  const revise = async (cra: Cra | undefined, isDone: boolean, next: (cra: Cra) => Cra) => {
    if (cra === undefined || isDone) return cra;
    const revised = next({ ...cra, rev: cra.rev + 1 });
    await update(revised);
    return revised;
  };
  return {
    ...reader,
    insert: async (cra) => {
      if (await reader.isKnown(cra.id)) return false;
      await session.send(queries.insert, toCraRow(cra));
      await stats.replaced(undefined, cra);
      return true;
    },
    update,
    markDeleted: async (author, id, at) => {
      const cra = await reader.byId(author, id);
      return revise(cra, cra?.deletedAt !== undefined, (next) => ({
        ...next,
        updatedAt: at,
        deletedAt: at,
      }));
    },
    restore: async (author, id, at) => {
      const cra = await reader.byId(author, id);
      return revise(cra, cra?.deletedAt === undefined, (next) => inForce(next, at));
    },
    erase: async (id) => {
      const row = await session.first(queries.inForce, { id });
      await stats.replaced(row && toCra(row), undefined);
      await session.send(queries.eraseVersions, { id });
      await session.send(queries.erase, { id });
    },
  };
}

function byDate(a: Cra, b: Cra): number {
  return positionOf(a) < positionOf(b) ? -1 : 1;
}

function positionOf({ id, content }: Cra): string {
  return `${content.date} ${id}`;
}

function inForce(cra: Cra, at: number): Cra {
  const { deletedAt, ...kept } = cra;
  return { ...kept, updatedAt: deletedAt === undefined ? cra.updatedAt : at };
}

function toVersion(version: string): Cra {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by update alone
  return JSON.parse(version) as Cra;
}

function filterArgs({ author, words = [], ...filter }: CraFilter): queries.FilterArgs {
  const [word1, word2, word3, word4] = words.slice(0, maxSearchedWords).map((word) => `%${word}%`);
  return {
    author,
    from: filter.from ?? '',
    to: filter.to ?? top.beforeDate,
    activite: filter.activite ?? '',
    canal: filter.canal ?? '',
    insee: filter.insee ?? '',
    theme: filter.theme === undefined ? '%' : `%,${filter.theme},%`,
    tag: filter.tag === undefined ? '%' : `%,${filter.tag},%`,
    word1: word1 ?? '%',
    word2: word2 ?? '%',
    word3: word3 ?? '%',
    word4: word4 ?? '%',
  };
}

function readCursor(cursor: string | undefined) {
  const [, beforeDate, beforeId] = /^(\d{4}-\d{2}-\d{2})\.([0-9A-Z]{26})$/.exec(cursor ?? '') ?? [];
  return beforeDate === undefined || beforeId === undefined ? top : { beforeDate, beforeId };
}

function toUsed(row: queries.UsageRow): UsedFields {
  return { ...row, themes: row.themes.split(',') };
}

/** Asks again only when the last answer is older than that. */
function keptFor<T>(keptMs: number, clock: Clock, ask: () => Promise<T>): () => Promise<T> {
  let kept: { readonly value: T; readonly at: number } | undefined;
  return async () => {
    const now = clock.now();
    if (kept === undefined || now - kept.at > keptMs) kept = { value: await ask(), at: now };
    return kept.value;
  };
}
