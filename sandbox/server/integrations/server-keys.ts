import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { World } from '../state/world.ts';

/** What the server signs triggers and seals cookies with; new at each start. */
export interface ServerKeys {
  /** ECDSA, P-256. */
  readonly signing: KeyObject;
  /** `AsymmetricSigningPublicKey` of the client configuration: base64 of the DER form. */
  readonly publicKey: string;
  readonly cookieSecret: Buffer;
}

const keys = new WeakMap<World, ServerKeys>();

/** The keys of a sandbox, made at first use. */
export function serverKeys(world: World): ServerKeys {
  const known = keys.get(world);
  if (known !== undefined) return known;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const made = {
    signing: privateKey,
    publicKey: der.toString('base64'),
    cookieSecret: randomBytes(32),
  };
  keys.set(world, made);
  return made;
}
