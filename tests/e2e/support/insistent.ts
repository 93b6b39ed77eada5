import { setTimeout as wait } from 'node:timers/promises';

/** Longer than the minute for which a bot that was killed may hold a message. */
const patienceMs = 100_000;

/** Does it again, as a person or a page does, until it is acknowledged. */
export async function insist<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + patienceMs; Date.now() < end;) {
    const answer = await attempt().catch(() => undefined);
    if (answer !== undefined) return answer;
    await wait(30);
  }
  throw new Error('it was never acknowledged');
}

/** Works through a list, a few at a time; each item is taken once. */
export async function inTurn<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
