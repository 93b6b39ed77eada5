import { createHash } from 'node:crypto';

import * as z from 'zod';

import type { Community } from '../channels.ts';
import type { CommunityRefused } from '../failures.ts';
import type { CommunitySource } from '../ports.ts';
import { findingsOf } from './problems.ts';
import { readCommunity } from './read-community.ts';
import { stateKey, type BotState } from '../../../core/bot-state.ts';
import type { Clock } from '../../../core/clock.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

/** The version in force, as texts, so that it stays in force whatever becomes of the files. */
const communityKey = stateKey(
  'channels.community',
  z.object({
    name: z.string(),
    text: z.string(),
    beside: z.record(z.string(), z.string()),
    hash: z.string(),
    at: z.number(),
  }),
);

/** What was refused last: its hash alone. */
const refusedKey = stateKey('channels.refused', z.object({ hash: z.string(), at: z.number() }));

export interface CommunityDeps {
  readonly clock: Clock;
  readonly source: CommunitySource;
  readonly state: BotState;
}

export interface LoadedCommunity {
  readonly community: Community;
  readonly hash: string;
}

/** What is wrong with the files as they are now; nothing is kept. */
export async function checkCommunity({
  source,
}: Pick<CommunityDeps, 'source'>): Promise<Result<LoadedCommunity, CommunityRefused>> {
  const read = await readFiles(source);
  if (!read.ok) return read;
  const { community, hash } = read.value;
  return ok({ community, hash });
}

/** Puts the files into force; when they are wrong the former version stays (`channels.md`, Failures). */
export async function loadCommunity({
  clock,
  source,
  state,
}: CommunityDeps): Promise<
  Result<LoadedCommunity & { readonly isNew: boolean }, CommunityRefused>
> {
  const read = await readFiles(source);
  const at = clock.now();
  if (!read.ok) {
    await state.write(refusedKey, { hash: read.failure.hash, at });
    return read;
  }
  const { community, hash, ...texts } = read.value;
  const former = await state.read(communityKey);
  const isNew = former?.hash !== hash;
  if (isNew) await state.write(communityKey, { ...texts, hash, at });
  return ok({ community, hash, isNew });
}

/** The version in force; `undefined` before the first. Read once for each text. */
export function makeCommunityReader(state: BotState): () => Promise<LoadedCommunity | undefined> {
  const kept: { last?: LoadedCommunity } = {};
  return async () => {
    const stored = await state.read(communityKey);
    if (!stored) return undefined;
    if (kept.last?.hash === stored.hash) return kept.last;
    const read = await readCommunity({
      name: stored.name,
      bytes: Buffer.from(stored.text),
      beside: (name) => {
        const text = stored.beside[name];
        return Promise.resolve(text === undefined ? undefined : Buffer.from(text));
      },
    });
    if (!read.ok) return undefined;
    kept.last = { community: read.value, hash: stored.hash };
    return kept.last;
  };
}

interface ReadFiles extends LoadedCommunity {
  readonly name: string;
  readonly text: string;
  readonly beside: Readonly<Record<string, string>>;
}

async function readFiles(source: CommunitySource): Promise<Result<ReadFiles, CommunityRefused>> {
  const file = await source.read();
  if (!file) {
    const findings = findingsOf('community.yaml');
    findings.add({ line: 1, column: 1 }, 'file-missing', { value: 'community.yaml' });
    return fail({ tag: 'CommunityRefused', problems: findings.problems, hash: '' });
  }
  const beside: Record<string, string> = {};
  const read = await readCommunity({
    ...file,
    beside: async (name) => {
      const bytes = await source.beside(name);
      if (bytes) beside[name] = Buffer.from(bytes).toString('utf8');
      return bytes;
    },
  });
  const text = Buffer.from(file.bytes).toString('utf8');
  const hash = createHash('sha256')
    .update(JSON.stringify([text, beside]))
    .digest('hex');
  if (!read.ok) return fail({ ...read.failure, hash });
  return ok({ name: file.name, community: read.value, text, beside, hash });
}
