import { whyText } from './why-text.ts';
import { myChannels, type MyChannels } from '../own/my-channels.ts';
import type { PersonWorldDeps } from '../own/person-world.ts';
import type { Channel } from '../channels.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message, type Menu, type Message } from '../../../core/message.ts';
import { lines, say, typed } from '../../../core/text.ts';
import { refusingFind } from './refusal-texts.ts';

const described = {
  trigger: 'canaux',
  summary: 'channels.mine.summary',
  access: 'everyone',
  parameters: {},
  run: (deps: PersonWorldDeps, { actor }: Parameters<typeof myChannels>[1]) =>
    myChannels(deps, { actor }),
  render: { ok: mineMessage, NoCommunity: refusingFind.NoCommunity },
} as const;

/** `/canaux`: where I am and why, where I may go. */
export const myChannelsCommand = describeCommand({ ...described, name: 'channels.mine' });

/** `/canaux mes`: the same. */
export const listMyChannelsCommand = describeCommand({
  ...described,
  name: 'channels.list',
  words: 'channels.mine.words',
});

/** A menu of Mattermost holds so many. */
const mostOptions = 50;

function mineMessage({ mine, open }: MyChannels): Message {
  const leavable = mine.filter(({ mayLeave }) => mayLeave).map(({ channel }) => channel);
  return message(
    lines(
      say('channels.mine.title', { count: mine.length }),
      ...mine.map(({ channel, cause }) =>
        say('channels.mine.line', { display: typed(channel.display), why: whyText(cause) }),
      ),
      open.length > 0
        ? say('channels.mine.open', { names: open.map(({ display }) => typed(display)) })
        : undefined,
    ),
    { menus: [...menuOf('join', open), ...menuOf('leave', leavable)] },
  );
}

function menuOf(action: 'join' | 'leave', some: readonly Channel[]): readonly Menu[] {
  if (some.length === 0) return [];
  const options = some
    .slice(0, mostOptions)
    .map(({ key, display }) => ({ label: typed(display), value: key }));
  const label = say(`channels.button.${action}`);
  return [{ action: `channels.${action}`, args: {}, label, options }];
}
