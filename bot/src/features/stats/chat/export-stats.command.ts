import { statsFormats, type StatsFormat } from '@coop/contract/stats-downloads';

import type { StatsChatDeps } from './chat-deps.ts';
import { headline } from './figures-text.ts';
import { readQuestion } from './read-question.ts';
import { questionRefusals } from './refusal-messages.ts';
import type { StatsWordsUnknown } from './stats-words.ts';
import { readers } from '../may-read.ts';
import { addressOf } from '../query-address.ts';
import { readStats, type ReadStatsFailure } from '../read-stats.ts';
import { describeCommand, type CommandRequest } from '../../../core/describe-command.ts';
import { message, type Rendering } from '../../../core/message.ts';
import { fold, optional, rest } from '../../../core/parameters.ts';
import { ok, type Result } from '../../../core/result.ts';
import { say, type Text } from '../../../core/text.ts';

const usualFormat: StatsFormat = 'csv';

interface Wanted {
  readonly wanted: string | undefined;
}

const rendering: Rendering<Text, ReadStatsFailure | StatsWordsUnknown> = {
  ...questionRefusals,
  ok: (title) => message(say('stats.export.begun', { title })),
};

/** `/stats export [csv|xlsx|pdf|json] [scope] [period] [filters]`: the file in the direct message. */
export const exportStatsCommand = describeCommand({
  name: 'stats.export',
  trigger: 'stats',
  words: 'stats.export.words',
  summary: 'stats.export.summary',
  example: 'stats.export.example',
  access: readers,
  parameters: { wanted: optional(rest('stats.export.wanted')) },
  run: async (
    deps: StatsChatDeps,
    { actor, args }: CommandRequest<Wanted>,
  ): Promise<Result<Text, ReadStatsFailure | StatsWordsUnknown>> => {
    const { format, line } = formatIn(args.wanted ?? '');
    const asked = await readQuestion(deps, { actor, line });
    if (!asked.ok) return asked;
    const read = await readStats(deps, { actor, asked: asked.value });
    if (!read.ok) return read;
    const title = headline(read.value);
    const { userId } = actor;
    await deps.transaction(({ outbox }) =>
      outbox.add({
        key: `stats-export-${deps.ids.ulid()}`,
        dueAt: deps.clock.now(),
        effect: {
          kind: 'file',
          to: { kind: 'direct', userId },
          file: {
            export: 'stats.export',
            args: { ...addressOf(read.value.query), format },
            by: userId,
          },
          message: message(title),
        },
      }),
    );
    return ok(title);
  },
  render: rendering,
});

/** The format may stand first or last. */
function formatIn(wanted: string): { readonly format: StatsFormat; readonly line: string } {
  const words = wanted.split(/\s+/);
  const found = [0, words.length - 1].flatMap((at) => {
    const format = formatOf(words[at] ?? '');
    return format ? [{ at, format }] : [];
  })[0];
  if (!found) return { format: usualFormat, line: wanted };
  return { format: found.format, line: words.filter((_, at) => at !== found.at).join(' ') };
}

function formatOf(word: string): StatsFormat | undefined {
  const wanted = fold(word) === 'excel' ? 'xlsx' : fold(word);
  return statsFormats.find((format) => format === wanted);
}
