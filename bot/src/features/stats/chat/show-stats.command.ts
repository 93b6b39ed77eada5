import type { StatsChatDeps } from './chat-deps.ts';
import { readQuestion } from './read-question.ts';
import { questionRefusals } from './refusal-messages.ts';
import { showStats, statsMessage, type ShownStats } from './show-stats.ts';
import type { StatsWordsUnknown } from './stats-words.ts';
import { readers } from '../may-read.ts';
import type { ReadStatsFailure } from '../read-stats.ts';
import { describeCommand, type CommandRequest } from '../../../core/describe-command.ts';
import type { Rendering } from '../../../core/message.ts';
import { optional, rest } from '../../../core/parameters.ts';
import type { Result } from '../../../core/result.ts';

interface Wanted {
  readonly wanted: string | undefined;
}

const rendering: Rendering<ShownStats, ReadStatsFailure | StatsWordsUnknown> = {
  ...questionRefusals,
  ok: statsMessage,
};

/** `/stats [scope] [period] [filters]`: figures in text, a button a usual period, and a picture. */
export const showStatsCommand = describeCommand({
  name: 'stats.show',
  trigger: 'stats',
  summary: 'stats.show.summary',
  example: 'stats.show.example',
  access: readers,
  parameters: { wanted: optional(rest('stats.show.wanted')) },
  run: async (
    deps: StatsChatDeps,
    { actor, args }: CommandRequest<Wanted>,
  ): Promise<Result<ShownStats, ReadStatsFailure | StatsWordsUnknown>> => {
    const asked = await readQuestion(deps, { actor, line: args.wanted ?? '' });
    return asked.ok ? showStats(deps, { actor, asked: asked.value, act: deps.ids.ulid() }) : asked;
  },
  render: rendering,
});
