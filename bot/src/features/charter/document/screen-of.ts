import type { CharterDocument } from './charter-document.ts';

/** The strings of the screen on which a charter is accepted, one a line: its SHA-256 proves them. */
export function screenOf({ changes, summary, commitments }: CharterDocument): string {
  const ticks = commitments.map(({ label, text }) => `${label}: ${text}`);
  return [...(changes === undefined ? [] : [changes]), summary.trim(), ...ticks, ''].join('\n');
}
