import type { StatsAnswer } from '@coop/contract/stats-routes';
import { describe, expect, it } from '@jest/globals';

import type { BotClient, CallFailure } from '../../../../webapp/src/core/bot-client.ts';
import type { Result } from '../../../../webapp/src/core/result.ts';
import { makeFiguresKeeper } from '../../../../webapp/src/features/stats/figures-keeper.ts';
import { readChoice } from '../../../../webapp/src/features/stats/query/choice.ts';
import { fakeStatsAnswer } from '../../../support/webapp/fake-stats.ts';

const march = readChoice('scope=soi&from=2026-03-01&to=2026-03-12');
const february = readChoice('scope=soi&from=2026-02-01&to=2026-02-28');
const soi = fakeStatsAnswer(new URLSearchParams('scope=soi'));
const nation = fakeStatsAnswer(new URLSearchParams('scope=nation'));

interface Asked {
  readonly signal: AbortSignal | undefined;
  readonly answer: (result: Result<StatsAnswer, CallFailure>) => Promise<void>;
}

/** A client whose answers are given by hand, in any order. */
function setUp() {
  const asked: Asked[] = [];
  const client: BotClient = {
    call: (_, __, signal) =>
      new Promise((resolve) => {
        asked.push({
          signal,
          answer: async (result) => {
            // @ts-expect-error -- the one route that is called answers this
            resolve(result);
            await Promise.resolve();
            await Promise.resolve();
          },
        });
      }),
  };
  return { asked, keeper: makeFiguresKeeper(client) };
}

const value = (answer: StatsAnswer) => ({ ok: true, value: answer }) as const;
const offline = { ok: false, failure: { tag: 'Offline' } } as const;

describe('the figures on screen', () => {
  it('are those of the last question, in whatever order answers come', async () => {
    const { asked, keeper } = setUp();
    keeper.ask(march);
    keeper.ask(february);

    await asked[1]?.answer(value(nation));
    await asked[0]?.answer(value(soi));

    expect(keeper.figures.get()).toEqual({ tag: 'known', answer: nation, isRefreshing: false });
  });

  it('give up the question before: the bot stops its work', () => {
    const { asked, keeper } = setUp();
    keeper.ask(march);
    keeper.ask(february);

    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
  });

  it('stay until the next ones are there', async () => {
    const { asked, keeper } = setUp();
    keeper.ask(march);
    await asked[0]?.answer(value(soi));

    keeper.ask(february);

    expect(keeper.figures.get()).toEqual({ tag: 'known', answer: soi, isRefreshing: true });
  });

  it('are there at once when one goes back to them, and asked again', async () => {
    const { asked, keeper } = setUp();
    keeper.ask(march);
    await asked[0]?.answer(value(soi));
    keeper.ask(february);
    await asked[1]?.answer(value(nation));

    keeper.ask(march);

    expect(keeper.figures.get()).toEqual({ tag: 'known', answer: soi, isRefreshing: true });
    expect(asked).toHaveLength(3);
  });

  it('stay when they cannot be asked again, with the reason', async () => {
    const { asked, keeper } = setUp();
    keeper.ask(march);
    await asked[0]?.answer(value(soi));
    keeper.retry();

    await asked[1]?.answer(offline);

    expect(keeper.figures.get()).toMatchObject({ answer: soi, stale: { tag: 'Offline' } });
  });

  it('never stand for another question that failed', async () => {
    const { asked, keeper } = setUp();
    keeper.ask(march);
    await asked[0]?.answer(value(soi));
    keeper.ask(february);

    await asked[1]?.answer(offline);

    expect(keeper.figures.get()).toEqual({ tag: 'failed', failure: { tag: 'Offline' } });
  });

  it('are forgotten with the person, even those on their way', async () => {
    const { asked, keeper } = setUp();
    keeper.ask(march);
    keeper.forget();

    await asked[0]?.answer(value(soi));
    keeper.retry();

    expect(keeper.figures.get()).toEqual({ tag: 'loading' });
    expect(asked).toHaveLength(1);
  });
});
