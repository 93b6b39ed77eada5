import { statsRoutes } from '@coop/contract/stats-routes';

import { makeResource } from '../../core/resource.ts';
import type { Runtime } from '../../core/runtime.ts';
import type { StatsDesk } from './desk.ts';
import { makeFiguresKeeper } from './figures-keeper.ts';
import { firstChoice } from './query/choice.ts';
import { dailyChoice } from './query/first-scope.ts';

export function makeStatsDesk(runtime: Runtime): StatsDesk {
  const { client, me } = runtime;
  const choices = makeResource(() => client.call(statsRoutes.choices, { query: {} }));
  const page = makeFiguresKeeper(client);
  const month = makeFiguresKeeper(client);
  const forget = (): void => {
    choices.forget();
    page.forget();
    month.forget();
  };
  const stopWatching = runtime.userId.watch(forget);
  return {
    month: month.figures,
    choices,
    figures: page.figures,
    askMonth: () => {
      const known = me.get();
      if (known.tag === 'known') {
        month.ask(dailyChoice(firstChoice, known.value));
      }
    },
    ask: page.ask,
    retry: page.retry,
    stop: () => {
      stopWatching();
      forget();
    },
  };
}
