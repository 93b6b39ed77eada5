import type { TagReader, TagStore } from '../../../bot/src/features/cra/tags/ports.ts';
import type { Tables } from './tables.ts';

export function memoryTagReader({ tags, cras }: Tables): TagReader {
  return {
    byId: (id) => Promise.resolve(tags.get(id)),
    around: (person) => {
      const some = [...tags.values()].filter(
        ({ scope }) => scope.kind !== 'person' || scope.person === person,
      );
      return Promise.resolve(some.sort((a, b) => (a.id < b.id ? -1 : 1)));
    },
    usesOf: (author) => {
      const uses = new Map<string, number>();
      for (const cra of [...cras.values()].flatMap((revisions) => revisions.slice(-1))) {
        if (cra.author !== author || cra.deletedAt !== undefined) continue;
        for (const id of cra.content.tags) uses.set(id, (uses.get(id) ?? 0) + 1);
      }
      return Promise.resolve(uses);
    },
  };
}

export function memoryTags(tables: Tables): TagStore {
  const { tags, cras } = tables;
  return {
    ...memoryTagReader(tables),
    insert: (tag) => {
      if (tags.has(tag.id)) return Promise.resolve(false);
      tags.set(tag.id, tag);
      return Promise.resolve(true);
    },
    update: (tag) => {
      tags.set(tag.id, tag);
      return Promise.resolve();
    },
    merge: (from, into) => {
      for (const tag of tags.values()) {
        if (tag.id === from || tag.mergedInto === from) {
          tags.set(tag.id, { ...tag, mergedInto: into });
        }
      }
      for (const [id, revisions] of cras) {
        const last = revisions.at(-1);
        if (!last?.content.tags.includes(from)) continue;
        const kept = last.content.tags.includes(into)
          ? last.content.tags.filter((one) => one !== from)
          : last.content.tags.map((one) => (one === from ? into : one));
        cras.set(id, [
          ...revisions.slice(0, -1),
          { ...last, content: { ...last.content, tags: kept } },
        ]);
      }
      return Promise.resolve();
    },
  };
}
