import type { LinkCodes } from '../../../bot/src/features/registry/codes/ports.ts';
import type { Tables } from './tables.ts';

const dayMs = 86_400_000;

export function memoryLinkCodes({ linkCodes, wrongCodes }: Tables): LinkCodes {
  return {
    put: ({ hash, entryId, endsAt }) => {
      for (const [known, code] of linkCodes) if (code.entryId === entryId) linkCodes.delete(known);
      linkCodes.set(hash, { entryId, endsAt });
      return Promise.resolve();
    },
    take: (hash, now) => {
      const code = linkCodes.get(hash);
      if (code === undefined || code.endsAt <= now) return Promise.resolve(undefined);
      linkCodes.delete(hash);
      return Promise.resolve(code.entryId);
    },
    wrongSince: (userId, since) =>
      Promise.resolve((wrongCodes.get(userId) ?? []).filter((at) => at > since).length),
    addWrong: (userId, at) => {
      const kept = (wrongCodes.get(userId) ?? []).filter((before) => before >= at - dayMs);
      wrongCodes.set(userId, [...kept, at]);
      return Promise.resolve();
    },
  };
}
