import { refusingFind } from './refusal-texts.ts';
import { adoptChannel } from '../tend/adopt-channel.ts';
import { repairChannel, type Repaired } from '../tend/repair-channel.ts';
import type { TendDeps } from '../tend/tend-deps.ts';
import { writeText, type WriteTextDeps } from '../tend/write-text.ts';
import type { NotReferent } from '../failures.ts';
import { describeCommand, type CommandRequest } from '../../../core/describe-command.ts';
import { message, openDialog, type Message } from '../../../core/message.ts';
import { optional, rest } from '../../../core/parameters.ts';
import { ok, type Result } from '../../../core/result.ts';
import { lines, say, typed } from '../../../core/text.ts';

const channelWord = { ...rest('channels.parameter.channel'), takes: 'word' } as const;

/** `/canaux reparer <key>`. */
export const repairCommand = describeCommand({
  name: 'channels.repair',
  trigger: 'canaux',
  words: 'channels.repair.words',
  summary: 'channels.repair.summary',
  example: 'channels.repair.example',
  access: ['animateur'],
  parameters: { channel: rest('channels.parameter.channel') },
  run: (deps: TendDeps, { actor, args }: CommandRequest<{ readonly channel: string }>) =>
    repairChannel(deps, { actor, ...args }),
  render: { ok: repairedMessage, ...refusingFind },
});

function repairedMessage({ channel, repairs }: Repaired): Message {
  const display = typed(channel.display);
  if (repairs.length === 0) return message(say('channels.repair.nothing', { display }));
  return message(
    lines(
      say('channels.repair.done', { display }),
      ...repairs.map((repair) => say(`channels.repair.${repair}`)),
    ),
  );
}

/** `/canaux adopter <key> ~c`. */
export const adoptCommand = describeCommand({
  name: 'channels.adopt',
  trigger: 'canaux',
  words: 'channels.adopt.words',
  summary: 'channels.adopt.summary',
  example: 'channels.adopt.example',
  access: ['animateur'],
  parameters: { channel: channelWord, existing: rest('channels.parameter.existing') },
  run: (
    deps: TendDeps,
    { actor, args }: CommandRequest<{ readonly channel: string; readonly existing: string }>,
  ) => adoptChannel(deps, { actor, ...args }),
  render: {
    ok: ({ channel }) => message(say('channels.adopt.done', { display: typed(channel.display) })),
    ...refusingFind,
    AlreadyBound: ({ display }) =>
      message(say('channels.failure.alreadyBound', { display: typed(display) })),
    ChannelUnseen: ({ received }) =>
      message(say('channels.failure.unseen', { received: typed(received) })),
  },
});

/** `/canaux texte ~c …`. */
export const writeTextCommand = describeCommand({
  name: 'channels.text',
  trigger: 'canaux',
  words: 'channels.text.words',
  summary: 'channels.text.summary',
  example: 'channels.text.example',
  access: ['coordinateur', 'animateur'],
  parameters: { channel: channelWord, text: optional(rest('channels.parameter.text')) },
  run: (
    deps: WriteTextDeps,
    {
      actor,
      args,
    }: CommandRequest<{ readonly channel: string; readonly text: string | undefined }>,
  ) => writeText(deps, { actor, channel: args.channel, text: args.text ?? '' }),
  render: {
    ok: ({ channel }) => message(say('channels.text.done', { display: typed(channel.display) })),
    ...refusingFind,
    NotReferent: notReferent,
    HeaderTooLong: ({ display }) =>
      message(say('channels.failure.headerTooLong', { display: typed(display) })),
  },
});

export function notReferent({ display }: NotReferent): Message {
  return message(say('channels.failure.notReferent', { display: typed(display) }));
}

/** `/canaux exception`: a form. */
export const exceptionCommand = describeCommand({
  name: 'channels.exception',
  trigger: 'canaux',
  words: 'channels.exception.words',
  summary: 'channels.exception.summary',
  access: ['coordinateur', 'animateur'],
  parameters: {},
  run: (): Promise<Result<undefined, never>> => Promise.resolve(ok(undefined)),
  render: { ok: () => openDialog('channels.exception') },
});
