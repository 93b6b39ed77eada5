import { type StatsAnswer, statsRoutes } from '@coop/contract/stats-routes';

import type { BotClient } from '../../core/bot-client.ts';
import { type Live, makeSource } from '../../core/live.ts';
import type { Figures } from './desk.ts';
import { addressOf, type Choice, writeChoice } from './query/choice.ts';

/** Answers kept, so that going back to one shows it at once. */
const kept = 30;

export interface FiguresKeeper {
  readonly figures: Live<Figures>;
  readonly ask: (choice: Choice) => void;
  readonly retry: () => void;
  readonly forget: () => void;
}

/**
 * Figures of one choice after the other: the last one asked wins, requests left behind are given
 * up, known figures are shown while they are asked again.
 */
export function makeFiguresKeeper(client: BotClient): FiguresKeeper {
  const figures = makeSource<Figures>({ tag: 'loading' });
  const answers = new Map<string, StatsAnswer>();
  let asked: { readonly choice: Choice; readonly giveUp: AbortController } | undefined;

  const keep = (key: string, answer: StatsAnswer): void => {
    answers.delete(key);
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > kept && oldest !== undefined) {
      answers.delete(oldest);
    }
  };

  const ask = (choice: Choice): void => {
    asked?.giveUp.abort();
    const giveUp = new AbortController();
    asked = { choice, giveUp };
    const key = writeChoice(choice);
    figures.set(whileAsking(figures.get(), answers.get(key)));
    void client
      .call(statsRoutes.read, { query: addressOf(choice) }, giveUp.signal)
      .then((result) => {
        if (giveUp.signal.aborted) {
          return;
        }
        if (result.ok) {
          keep(key, result.value);
          figures.set({ tag: 'known', answer: result.value, isRefreshing: false });
          return;
        }
        const known = answers.get(key);
        figures.set(
          known === undefined
            ? { tag: 'failed', failure: result.failure }
            : { tag: 'known', answer: known, isRefreshing: false, stale: result.failure },
        );
      });
  };

  return {
    figures,
    ask,
    retry: () => {
      if (asked !== undefined) {
        ask(asked.choice);
      }
    },
    forget: () => {
      asked?.giveUp.abort();
      asked = undefined;
      answers.clear();
      figures.set({ tag: 'loading' });
    },
  };
}

function whileAsking(before: Figures, known: StatsAnswer | undefined): Figures {
  const answer = known ?? (before.tag === 'known' ? before.answer : undefined);
  return answer === undefined ? { tag: 'loading' } : { tag: 'known', answer, isRefreshing: true };
}
