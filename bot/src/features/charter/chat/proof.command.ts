import type { CharterChatDeps } from './charter-chat-deps.ts';
import { ownPosition } from './own-position.ts';
import type { CharterEvent } from '../standing/state.ts';
import { writeVersion } from '../standing/version.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { localDay, localTime } from '../../../core/local-day.ts';
import { message } from '../../../core/message.ts';
import { ok } from '../../../core/result.ts';
import { day, lines, published, say, typed, type Text } from '../../../core/text.ts';

const acts = ['accept', 'decline', 'withdraw', 'void', 'exempt', 'unexempt'] as const;
type Act = Extract<CharterEvent, { readonly type: (typeof acts)[number] }>;

/** `/charte preuve`: what is recorded about me, as text and as JSON. */
export const proofCommand = describeCommand({
  name: 'charter.proof',
  trigger: 'charte',
  words: 'charter.proof.words',
  summary: 'charter.proof.summary',
  access: 'everyone',
  parameters: {},
  run: async (deps: CharterChatDeps, { actor }) => {
    const position = await ownPosition(deps, actor);
    if (!position.ok) return position;
    return ok({ actor, acts: position.value.events.filter(isAct) });
  },
  render: {
    ok: ({ actor, acts: recorded }) =>
      recorded.length === 0
        ? message(say('charter.proof.none'))
        : message(
            lines(
              say('charter.proof.title', { count: recorded.length }),
              ...recorded.flatMap((act) => linesOf(act, actor.timeZone)),
              published(['```json', JSON.stringify(recorded, undefined, 1), '```'].join('\n')),
            ),
          ),
    NoCharter: () => message(say('charter.failure.none')),
  },
});

function isAct(event: CharterEvent): event is Act {
  return acts.some((type) => type === event.type);
}

function linesOf(act: Act, zone: string): readonly Text[] {
  const on = { on: day(localDay(act.at, zone)), time: typed(localTime(act.at, zone)) };
  if (act.type !== 'accept') return [say(`charter.proof.${act.type}`, on)];
  const { version, shown } = act;
  return [
    say('charter.proof.accept', { ...on, version: typed(writeVersion(version)) }),
    ...(shown
      ? [say('charter.proof.hashes', { text: shown.textSha, screen: shown.screenSha })]
      : []),
  ];
}
