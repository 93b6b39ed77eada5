import {
  chooseSummary,
  listSummaries,
  type ChooseSummaryDeps,
  type ChooseSummaryFailure,
  type ChosenSummary,
} from './choose-summary.ts';
import { readSummaryWords, type SummaryWordsUnknown } from './summary-words.ts';
import type { Summary } from './summary.ts';
import { scopeText } from '../chat/scope-text.ts';
import type { WordsContext } from '../chat/stats-words.ts';
import { statsRefusalTexts } from '../refusal-answers.ts';
import { describeCommand, type CommandRequest } from '../../../core/describe-command.ts';
import { localDay } from '../../../core/local-day.ts';
import { message } from '../../../core/message.ts';
import { optional, rest } from '../../../core/parameters.ts';
import { ok, type Result } from '../../../core/result.ts';
import { lines, say, typed, type Text } from '../../../core/text.ts';

export type SummaryCommandDeps = ChooseSummaryDeps & Pick<WordsContext, 'wordings'>;

type Told = ChosenSummary | { readonly all: readonly Summary[] };

/** `/stats resume semaine|mois|non ~c`: a summary posted in a channel each week or month. */
export const chooseSummaryCommand = describeCommand({
  name: 'stats.summary',
  trigger: 'stats',
  words: 'stats.summary.words',
  summary: 'stats.summary.summary',
  example: 'stats.summary.example',
  access: ['coordinateur', 'animateur'],
  parameters: { wanted: optional(rest('stats.summary.wanted')) },
  run: async (
    deps: SummaryCommandDeps,
    { actor, args, place }: CommandRequest<{ readonly wanted: string | undefined }>,
  ): Promise<Result<Told, ChooseSummaryFailure | SummaryWordsUnknown>> => {
    if (args.wanted === undefined) return ok({ all: await listSummaries(deps, actor) });
    const words = readSummaryWords(args.wanted, {
      today: localDay(deps.clock.now(), actor.timeZone),
      wordings: deps.wordings,
      communes: deps.communes,
      near: actor.territories,
    });
    if (!words.ok) return words;
    const usual = actor.roles.has('animateur') ? 'nation' : 'territoireConseillers';
    const { scope = usual, ...chosen } = words.value;
    return chooseSummary(deps, { actor, teamId: place.teamId, scope, ...chosen });
  },
  render: {
    ok: (told) => message('all' in told ? listText(told.all) : chosenText(told)),
    SummaryWordsUnknown: () => message(say('stats.summary.help')),
    SummaryChannelUnknown: ({ received }) =>
      message(say('stats.summary.channelUnknown', { channel: typed(received) })),
    UnknownScope: (failure) => message(statsRefusalTexts.UnknownScope(failure)),
    ScopeNotAllowed: (failure) => message(statsRefusalTexts.ScopeNotAllowed(failure)),
  },
});

function chosenText({ channelName, summary }: ChosenSummary): Text {
  const channel = typed(channelName);
  if (!summary) return say('stats.summary.ended', { channel });
  return say(`stats.summary.chosen.${summary.rhythm}`, { channel, scope: aboutText(summary) });
}

function listText(all: readonly Summary[]): Text {
  if (all.length === 0) return lines(say('stats.summary.none'), say('stats.summary.help'));
  return lines(
    ...all.map((summary) =>
      say(`stats.summary.item.${summary.rhythm}`, {
        channel: typed(summary.channelName),
        scope: aboutText(summary),
      }),
    ),
    say('stats.summary.help'),
  );
}

function aboutText({ scope, departements, since }: Summary): Text {
  const names = { communes: {}, structures: {}, conseillers: {}, tags: {} };
  const query = { scope, from: since, to: since, ...(departements && { departements }) };
  return scopeText({ query, names });
}
