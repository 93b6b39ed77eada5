import { textSha } from '../../../bot/src/features/charter/document/canonical-text.ts';
import type { CharterStore, RecordedAct } from '../../../bot/src/features/charter/ports.ts';
import type { CharterEvent } from '../../../bot/src/features/charter/standing/state.ts';
import {
  compareVersions,
  writeVersion,
} from '../../../bot/src/features/charter/standing/version.ts';
import type { Tables } from './tables.ts';

export function memoryCharters(tables: Tables): CharterStore {
  const { charterTexts, charterVersions, charterActs, charterReasons } = tables;
  const ofCharter = (charter: string): readonly RecordedAct[] =>
    [...charterActs.values()]
      .filter((act) => act.charter === charter)
      .toSorted((a, b) => a.event.at - b.event.at || (a.event.id < b.event.id ? -1 : 1));
  const versionKey = (charter: string, number: string) => `${charter} ${number}`;
  return {
    versions: (charter) =>
      Promise.resolve(
        [...charterVersions.values()]
          .filter((version) => version.charter === charter)
          .toSorted((a, b) => compareVersions(a.number, b.number)),
      ),
    text: (sha) => Promise.resolve(charterTexts.get(sha)),
    eventsOf: (charter, userId) =>
      Promise.resolve(
        ofCharter(charter)
          .filter((act) => act.userId === userId)
          .map(({ event }) => event),
      ),
    everyone: (charter) => {
      const people = new Map<string, CharterEvent[]>();
      for (const { userId, event } of ofCharter(charter)) {
        people.set(userId, [...(people.get(userId) ?? []), event]);
      }
      return Promise.resolve(people);
    },
    act: (id) => Promise.resolve(charterActs.get(id)),
    reason: (actId) => Promise.resolve(charterReasons.get(actId)),
    keepText: (text) => {
      const sha = textSha(text);
      charterTexts.set(sha, text);
      return Promise.resolve(sha);
    },
    publish: (version) => {
      const key = versionKey(version.charter, writeVersion(version.number));
      const isNew = !charterVersions.has(key);
      if (isNew) charterVersions.set(key, version);
      return Promise.resolve(isNew);
    },
    retract: (charter, number, at) => {
      const key = versionKey(charter, writeVersion(number));
      const version = charterVersions.get(key);
      if (version) charterVersions.set(key, { retractedAt: at, ...version });
      return Promise.resolve();
    },
    record: (charter, userId, event) => {
      const isNew = !charterActs.has(event.id);
      if (isNew) charterActs.set(event.id, { charter, userId, event });
      return Promise.resolve(isNew);
    },
    keepReason: (reason) => {
      if (!charterReasons.has(reason.actId)) charterReasons.set(reason.actId, reason);
      return Promise.resolve();
    },
    forgetReasons: (before) => {
      const old = [...charterReasons.values()].filter(({ at }) => at < before);
      old.forEach(({ actId }) => charterReasons.delete(actId));
      return Promise.resolve(old.length);
    },
  };
}
