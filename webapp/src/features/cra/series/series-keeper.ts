import type { CraView } from '@coop/contract/cra';
import { seriesRoutes } from '@coop/contract/series-routes';

import type { BotClient, CallFailure } from '../../../core/bot-client.ts';
import { type Live, makeSource } from '../../../core/live.ts';
import { ok, type Result } from '../../../core/result.ts';

/** The CRA that is being edited and those that follow it in its series. */
export interface HeldSeries {
  readonly craId: string;
  /** By date, with the revisions that an edit states. */
  readonly followers: readonly CraView[];
  /** Whether those that follow are edited with it. */
  readonly isWhole: boolean;
}

export interface SeriesKeeper extends Live<HeldSeries | undefined> {
  /** Reads those that follow a CRA whose form is opened; nothing for one without a series. */
  readonly open: (cra: CraView) => Promise<void>;
  /** Reads them again: one was changed meanwhile. */
  readonly reload: (cra: CraView) => Promise<void>;
  readonly choose: (isWhole: boolean) => void;
  readonly close: () => void;
  /** Those that follow a CRA now. */
  readonly followersOf: (cra: CraView) => Promise<Result<readonly CraView[], CallFailure>>;
}

export function makeSeriesKeeper(client: BotClient): SeriesKeeper {
  const source = makeSource<HeldSeries | undefined>(undefined);
  let turn = 0;

  const followersOf: SeriesKeeper['followersOf'] = async (cra) => {
    const { serie } = cra.content;
    if (serie === undefined) {
      return ok([]);
    }
    const answer = await client.call(seriesRoutes.read, { params: { id: serie } });
    return answer.ok ? ok(answer.value.cras.filter((other) => isAfter(other, cra))) : answer;
  };

  const read = async (cra: CraView, isWhole: boolean): Promise<void> => {
    turn += 1;
    const mine = turn;
    const followers = await followersOf(cra);
    if (mine === turn && followers.ok && followers.value.length > 0) {
      source.set({ craId: cra.id, followers: followers.value, isWhole });
    }
  };

  return {
    get: source.get,
    watch: source.watch,
    open: (cra) => {
      source.set(undefined);
      return read(cra, false);
    },
    reload: (cra) => read(cra, source.get()?.isWhole ?? false),
    choose: (isWhole) => {
      const held = source.get();
      if (held !== undefined) {
        source.set({ ...held, isWhole });
      }
    },
    close: () => {
      turn += 1;
      source.set(undefined);
    },
    followersOf,
  };
}

function isAfter(other: CraView, cra: CraView): boolean {
  return other.id !== cra.id && positionOf(other) > positionOf(cra);
}

function positionOf({ id, content }: CraView): string {
  return `${content.date} ${id}`;
}
