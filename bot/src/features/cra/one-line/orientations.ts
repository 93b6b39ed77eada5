import { linkingWords, type Meaning } from './form-words.ts';
import type { Sent, Span } from './mention.ts';
import { entryAt } from './phrases.ts';
import type { Reading } from './reading.ts';

type IsTaken = (word: number) => boolean;

function skipLinking({ words }: Reading, at: number): number {
  let to = at;
  while (linkingWords.has(words[to]?.key ?? '')) to += 1;
  return to;
}

/** `CAF`, `la mairie`, `CAF 2`, `CAF x2`. */
function organismAt(
  reading: Reading,
  at: number,
  isTaken: IsTaken,
): { readonly sent: Sent; readonly to: number } | undefined {
  const entry = entryAt(reading, skipLinking(reading, at));
  if (entry?.meaning.field !== 'orientations') return undefined;
  const organisme = entry.meaning.code;
  const sign = reading.words[entry.to]?.key === 'x' ? 1 : 0;
  const after = entry.to + sign;
  const [, figures] = /^(?:x)?(\d{1,3})$/.exec(reading.words[after]?.key ?? '') ?? [];
  if (figures === undefined || isTaken(after)) return { sent: { organisme }, to: entry.to };
  return { sent: { organisme, n: Number(figures) }, to: after + 1 };
}

const isSending = (meaning: Meaning) =>
  meaning.field === 'sending' || (meaning.field === 'suites' && meaning.code === 'redirection');

/** `vers CAF`, `orientés à la mairie`, `redirigé CAF et CPAM`. */
export function orientationAt(reading: Reading, at: number, isTaken: IsTaken): Span | undefined {
  const verb = entryAt(reading, at);
  if (verb === undefined || !isSending(verb.meaning)) return undefined;
  const first = organismAt(reading, verb.to, isTaken);
  if (first === undefined) return undefined;
  const sent = [first.sent];
  let { to } = first;
  while (reading.words[to]?.key === 'et') {
    const next = organismAt(reading, to + 1, isTaken);
    if (next === undefined) break;
    sent.push(next.sent);
    ({ to } = next);
  }
  return { saying: { kind: 'sent', to: sent }, to };
}
