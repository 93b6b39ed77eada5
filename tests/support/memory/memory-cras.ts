import { wordsOf, type Cra } from '../../../bot/src/features/cra/cra.ts';
import type { CraFilter, CraReader, CraStore } from '../../../bot/src/features/cra/ports.ts';
import { ownUsageOf, usageOf } from '../../../bot/src/features/cra/usage.ts';
import type { Tables } from './tables.ts';

export function memoryCraReader({ cras }: Tables): CraReader {
  const all = () => [...cras.values()].flatMap((revisions) => revisions.slice(-1));
  const inForce = () => all().filter(({ deletedAt }) => deletedAt === undefined);
  const versions = (author: string, id: string) => {
    const revisions = cras.get(id) ?? [];
    return revisions.at(-1)?.author === author ? revisions : [];
  };
  const matching = (filter: CraFilter) => all().filter((cra) => matches(cra, filter));
  return {
    byId: (author, id) => Promise.resolve(versions(author, id).at(-1)),
    versions: (author, id) => Promise.resolve(versions(author, id)),
    ofSeries: (author, serie) => {
      const own = inForce().filter((cra) => cra.author === author && cra.content.serie === serie);
      return Promise.resolve(own.sort(newestFirst).reverse());
    },
    isKnown: (id) => Promise.resolve(cras.has(id)),
    list: ({ cursor, limit, ...filter }) => {
      const after = matching(filter)
        .sort(newestFirst)
        .filter((cra) => !isCursor(cursor) || positionOf(cra) < cursor);
      const page = after.slice(0, limit);
      const last = page.at(-1);
      const next = after.length > limit && last ? { next: positionOf(last) } : {};
      return Promise.resolve({ cras: page, ...next });
    },
    totals: (filter) => {
      const found = matching(filter).map(({ content }) => content);
      return Promise.resolve({
        cras: found.length,
        participants: found.reduce((sum, { participants }) => sum + participants, 0),
        minutes: found.reduce((sum, { duree }) => sum + duree, 0),
      });
    },
    perDay: (author, { from, to }) => {
      const found = inForce().filter((cra) => matches(cra, { author, from, to }));
      const days = Map.groupBy(found, ({ content }) => content.date);
      return Promise.resolve(
        [...days]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([date, ofDay]) => ({ date, cras: ofDay.length })),
      );
    },
    similar: ({ author, date, insee, activite, themes, participants }, since) => {
      const sets = (codes: readonly string[]) => [...new Set(codes)].sort().join();
      const alike = inForce().filter(
        (cra) =>
          cra.author === author &&
          cra.source !== 'import' &&
          cra.createdAt >= since &&
          cra.content.date === date &&
          cra.content.commune.insee === insee &&
          cra.content.activite === activite &&
          cra.content.participants === participants &&
          sets(cra.content.themes) === sets(themes),
      );
      const [latest] = alike.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
      return Promise.resolve(latest);
    },
    usageOf: (author) => {
      const own = inForce().filter((cra) => cra.author === author);
      const last = own.sort(newestFirst).slice(0, 200);
      return Promise.resolve(
        ownUsageOf(
          last.map(({ content }) => content),
          last[0],
        ),
      );
    },
    usageOfEveryone: () => {
      const last = inForce()
        .sort((a, b) => (a.id < b.id ? 1 : -1))
        .slice(0, 1_000);
      return Promise.resolve(usageOf(last.map(({ content }) => content)));
    },
    lastDate: (author) => {
      const dates = inForce().filter((cra) => cra.author === author);
      return Promise.resolve(dates.sort(newestFirst)[0]?.content.date);
    },
    deletedBefore: (instant, limit) => {
      const deleted = all().filter((cra) => (cra.deletedAt ?? Infinity) < instant);
      const oldest = deleted.sort((a, b) => (a.deletedAt ?? 0) - (b.deletedAt ?? 0));
      return Promise.resolve(oldest.slice(0, limit).map(({ id }) => id));
    },
  };
}

export function memoryCras(tables: Tables): CraStore {
  const { cras } = tables;
  const reader = memoryCraReader(tables);
  const revise = async (author: string, id: string, change: (cra: Cra) => Cra) => {
    const before = await reader.byId(author, id);
    if (before === undefined) return undefined;
    const after = change(before);
    if (after !== before) cras.set(id, [...(cras.get(id) ?? []), after]);
    return after;
  };
  return {
    ...reader,
    insert: (cra) => {
      if (cras.has(cra.id)) return Promise.resolve(false);
      cras.set(cra.id, [cra]);
      return Promise.resolve(true);
    },
    update: async (cra) => {
      const before = await reader.byId(cra.author, cra.id);
      if (before?.rev !== cra.rev - 1) return false;
      await revise(cra.author, cra.id, () => cra);
      return true;
    },
    markDeleted: (author, id, at) =>
      revise(author, id, (cra) =>
        cra.deletedAt === undefined
          ? { ...cra, rev: cra.rev + 1, updatedAt: at, deletedAt: at }
          : cra,
      ),
    restore: (author, id, at) =>
      revise(author, id, (cra) => {
        const { deletedAt, ...kept } = cra;
        return deletedAt === undefined ? cra : { ...kept, rev: cra.rev + 1, updatedAt: at };
      }),
    erase: (id) => {
      if (cras.has(id)) cras.set(id, []);
      return Promise.resolve();
    },
  };
}

function matches({ author, deletedAt, content }: Cra, filter: CraFilter): boolean {
  return (
    author === filter.author &&
    (deletedAt !== undefined) === (filter.deleted ?? false) &&
    content.date >= (filter.from ?? '') &&
    content.date <= (filter.to ?? '9999') &&
    (filter.activite === undefined || filter.activite === content.activite) &&
    (filter.canal === undefined || filter.canal === content.canal) &&
    (filter.insee === undefined || filter.insee === content.commune.insee) &&
    (filter.theme === undefined || content.themes.includes(filter.theme)) &&
    (filter.tag === undefined || content.tags.includes(filter.tag)) &&
    (filter.words ?? []).every((word) => wordsOf(content).includes(word))
  );
}

function positionOf({ id, content }: Cra): string {
  return `${content.date}.${id}`;
}

function newestFirst(a: Cra, b: Cra): number {
  return positionOf(a) < positionOf(b) ? 1 : -1;
}

function isCursor(cursor: string | undefined): cursor is string {
  return /^\d{4}-\d{2}-\d{2}\.[0-9A-Z]{26}$/.test(cursor ?? '');
}
