import { createHash } from 'node:crypto';

import type { Config } from './config.ts';
import type { SealKey, SealKeys } from './core/seal.ts';

export interface Secrets {
  readonly seal: SealKeys;
  readonly session: string;
  /** From which the codes to type are made. */
  readonly codes: string;
  /** The present key first. */
  readonly erasures: readonly [string, ...(readonly string[])];
}

/** One secret of the installation, one key per purpose: none tells another. */
export function makeSecrets({ secret, formerSecret }: Config): Secrets {
  return {
    session: derive(secret, 'session'),
    codes: derive(secret, 'codes'),
    erasures: [
      derive(secret, 'erasures'),
      ...(formerSecret === '' ? [] : [derive(formerSecret, 'erasures')]),
    ],
    seal: {
      current: sealKey(secret),
      ...(formerSecret !== '' && { former: sealKey(formerSecret) }),
    },
  };
}

function sealKey(secret: string): SealKey {
  return { id: derive(secret, 'seal-id').slice(0, 8), secret: derive(secret, 'seal') };
}

function derive(secret: string, purpose: string): string {
  return createHash('sha256').update(`coop ${purpose} ${secret}`).digest('hex');
}
