import type { BotState } from '../../../bot/src/core/bot-state.ts';
import { rememberedMs, type Inbox } from '../../../bot/src/core/inbox.ts';
import type { JobTable, Leases } from '../../../bot/src/core/jobs.ts';
import type { Cards } from '../../../bot/src/core/outbox.ts';
import { fileWaitMs, type WaitingFiles } from '../../../bot/src/core/posted-files.ts';
import type { Tables } from './tables.ts';

export function memoryState({ state }: Tables): BotState {
  return {
    read: async ({ name, schema }) => {
      const value = await Promise.resolve(state.get(name));
      return value === undefined ? undefined : schema.parse(JSON.parse(value));
    },
    write: ({ name }, value) => {
      state.set(name, JSON.stringify(value));
      return Promise.resolve();
    },
    forget: ({ name }) => {
      state.delete(name);
      return Promise.resolve();
    },
  };
}

export function memoryInbox({ inbox }: Tables): Inbox {
  return {
    firstTime: (id, at) => {
      const seen = inbox.get(id);
      const isFirst = seen === undefined || seen < at - rememberedMs;
      if (isFirst) inbox.set(id, at);
      return Promise.resolve(isFirst);
    },
    wasSeen: (id, at) => {
      const seen = inbox.get(id);
      return Promise.resolve(seen !== undefined && seen >= at - rememberedMs);
    },
  };
}

export function memoryCards({ cards }: Tables): Cards {
  return {
    postOf: (card) => Promise.resolve(cards.get(card)),
    cardOf: (postId) =>
      Promise.resolve([...cards].find(([, standing]) => standing === postId)?.[0]),
    place: (card, postId) => {
      cards.set(card, postId);
      return Promise.resolve();
    },
    forget: (card) => {
      cards.delete(card);
      return Promise.resolve();
    },
  };
}

export function memoryWaitingFiles({ files }: Tables): WaitingFiles {
  return {
    keep: (file) => {
      files.set(file.userId, file);
      return Promise.resolve();
    },
    lastOf: (userId, now) => {
      const file = files.get(userId);
      return Promise.resolve(file && file.postedAt >= now - fileWaitMs ? file : undefined);
    },
  };
}

export function memoryJobs({ jobs }: Tables): JobTable {
  const due = (name: string, dueAt: number) => {
    if (jobs.has(name)) jobs.set(name, { dueAt, leaseUntil: 0 });
    return Promise.resolve();
  };
  return {
    ensure: (name, dueAt) => {
      if (!jobs.has(name)) jobs.set(name, { dueAt, leaseUntil: 0 });
      return Promise.resolve();
    },
    take: (now, leaseUntil) => {
      const [taken] = [...jobs]
        .map(([name, job]) => ({ name, ...job }))
        .filter((job) => job.dueAt <= now && job.leaseUntil <= now)
        .sort((a, b) => a.dueAt - b.dueAt || (a.name < b.name ? -1 : 1));
      if (taken === undefined) return Promise.resolve(undefined);
      const { name, dueAt } = taken;
      jobs.set(name, { dueAt, leaseUntil });
      return Promise.resolve({ name, dueAt });
    },
    hasten: (name, at) => {
      const job = jobs.get(name);
      if (job && job.dueAt > at) jobs.set(name, { ...job, dueAt: at });
      return Promise.resolve();
    },
    done: due,
    failed: due,
  };
}

export function memoryLeases({ leases }: Tables): Leases {
  return {
    hold: (name, holder, { now, until }) => {
      const lease = leases.get(name);
      const isFree = lease === undefined || lease.holder === holder || lease.until <= now;
      if (isFree) leases.set(name, { holder, until });
      return Promise.resolve(isFree);
    },
    release: (name, holder) => {
      if (leases.get(name)?.holder === holder) leases.delete(name);
      return Promise.resolve();
    },
  };
}
