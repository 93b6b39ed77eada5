import type { CraErasureStore } from '../../../bot/src/features/cra/erase/ports.ts';
import type { Tables } from './tables.ts';

export function memoryCraErasures({ cras, drafts, outbox }: Tables): CraErasureStore {
  const ids = (isErased: boolean, after: string, limit: number) =>
    [...cras]
      .filter(([id, revisions]) => id > after && (revisions.length === 0) === isErased)
      .map(([id]) => id)
      .sort()
      .slice(0, limit);
  return {
    keptIds: (after, limit) => Promise.resolve(ids(false, after, limit)),
    erasedIds: (after, limit) => Promise.resolve(ids(true, after, limit)),
    erase: (id) => {
      for (const [key, { craId }] of drafts) if (craId === id) drafts.delete(key);
      for (const [key, line] of outbox) {
        if (line.state === 'aside' && JSON.stringify(line.effect).includes(id)) outbox.delete(key);
      }
      if (cras.has(id)) cras.set(id, []);
      return Promise.resolve();
    },
  };
}
