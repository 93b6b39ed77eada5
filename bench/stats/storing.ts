import { makeCraStore } from '../../bot/src/adapters/storage/stores/cra.store.ts';
import { makeRegistryStore } from '../../bot/src/adapters/storage/stores/registry.store.ts';
import type { Session } from '../../bot/src/adapters/storage/session.ts';
import { median, print, timed } from '../support/figures.ts';
import type { Filled } from './databases.ts';
import type { Generated } from './generate.ts';

const burst = 2_000;
const rounds = 7;
let number = 0;

/** A CRA stored with and without its totals, in bursts, round after round. */
export async function storeRatio({ storage }: Filled, generated: Generated): Promise<void> {
  const clock = { now: () => Date.now() };
  const silent = { replaced: () => Promise.resolve() };
  const cras = [...take(generated.cras(), burst)];
  const store = async (stores: (session: Session) => ReturnType<typeof makeCraStore>) =>
    timed(() =>
      Promise.all(
        cras.map((cra) =>
          storage.engine.run(async (session) => {
            await makeRegistryStore(session).affectationOn(cra.author, cra.content.date);
            const id = `01Z${String((number += 1)).padStart(23, '0')}`;
            const date = '2026-01-05';
            await stores(session).insert({ ...cra, id, content: { ...cra.content, date } });
          }),
        ),
      ),
    );
  const withTotals = kept((session) => makeCraStore(session, clock));
  const without = kept((session) => makeCraStore(session, clock, silent));
  const ratios: number[] = [];
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const bare = await store(without);
    const full = await store(withTotals);
    ratios.push(full / bare);
    rates.push(burst / (full / 1_000));
  }
  print(
    `CRAs stored: ${median(rates).toFixed(0)}/s with totals, ` +
      `${median(ratios).toFixed(2)} times the time without`,
  );
}

function kept<T>(make: (session: Session) => T): (session: Session) => T {
  const made = new WeakMap<Session, T>();
  return (session) => {
    const known = made.get(session) ?? make(session);
    made.set(session, known);
    return known;
  };
}

function* take<T>(values: Iterable<T>, count: number): Generator<T> {
  let left = count;
  for (const value of values) {
    if (left-- <= 0) return;
    yield value;
  }
}
