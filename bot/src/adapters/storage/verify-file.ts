import { createReadStream } from 'node:fs';
import { basename } from 'node:path';

import { ChainVerifier, type Anchor, type Verdict } from '../../core/verify-chain.ts';
import { codeOf } from './errors.ts';
import { splitLines } from './split-lines.ts';

/**
 * Verifies an exported log offline, in constant memory. Its name (`journal-<chain>.jsonl`) says which
 * anchors are its own, unless `chain` does. `undefined` when the file cannot be read as text.
 */
export async function verifyFile(
  path: string,
  options: { readonly anchors?: readonly Anchor[]; readonly chain?: string } = {},
): Promise<Verdict | undefined> {
  const chain = options.chain ?? /^journal-([a-z]+)/.exec(basename(path))?.[1];
  const anchors = (options.anchors ?? []).filter((anchor) => anchor.chain === chain);
  const verifier = new ChainVerifier(anchors);
  try {
    for await (const { text } of splitLines(createReadStream(path))) {
      if (!verifier.line(text)) break;
    }
    return verifier.end();
  } catch (error) {
    // A code: of the file system, or of the decoder.
    if (codeOf(error) !== undefined) return undefined;
    throw error;
  }
}
