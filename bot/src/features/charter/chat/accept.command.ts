import { acceptCharter } from '../accept-charter.ts';
import { acceptanceCode, isAcceptanceCode, type CodeSubject } from '../acceptance-code.ts';
import type { CharterChatDeps } from './charter-chat-deps.ts';
import type { CharterDocument } from '../document/charter-document.ts';
import { screenOf } from '../document/screen-of.ts';
import type { CharterVersionUnknown, CommitmentsMissing, NoCharter } from '../failures.ts';
import { ownPosition } from './own-position.ts';
import { sendText } from './send-text.ts';
import { editionFor } from '../standing/read-position.ts';
import { writeVersion } from '../standing/version.ts';
import type { Person } from '../../../core/actor.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { localDay } from '../../../core/local-day.ts';
import { message, type Message } from '../../../core/message.ts';
import { optional, type Parameter } from '../../../core/parameters.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { day, lines, say, typed } from '../../../core/text.ts';

export interface AcceptByCodeDeps extends CharterChatDeps {
  /** From which the codes are made. */
  readonly codeSecret: string;
}

/** Of another text, too old, or mistyped. */
interface CodeUnknown {
  readonly tag: 'CodeUnknown';
  readonly received: string;
}

type Shown =
  | { readonly kind: 'code'; readonly code: string; readonly document: CharterDocument }
  | { readonly kind: 'accepted' | 'already'; readonly at: number; readonly actor: Person };

const code: Parameter<string> = {
  takes: 'word',
  read: (text) => (/^[a-z0-9]{4}$/i.test(text) ? text : undefined),
  absent: { allowed: false },
  label: 'charter.code',
};

/**
 * `/charte accepter`: the text and a code; `/charte accepter K7QM`: accepted. For clients where a
 * dialog does not open.
 */
export const acceptCommand = describeCommand({
  name: 'charter.accept',
  trigger: 'charte',
  words: 'charter.accept.words',
  summary: 'charter.accept.summary',
  example: 'charter.accept.example',
  access: 'everyone',
  parameters: { code: optional(code) },
  run: async (
    deps: AcceptByCodeDeps,
    { actor, args },
  ): Promise<
    Result<Shown, NoCharter | CharterVersionUnknown | CommitmentsMissing | CodeUnknown>
  > => {
    const position = await ownPosition(deps, actor);
    if (!position.ok) return position;
    const { charter, inForce } = position.value;
    const { document, textSha } = editionFor(inForce, actor.locale);
    const { language } = document;
    const version = writeVersion(inForce.number);
    const subject: CodeSubject = { userId: actor.userId, charter, version, language };
    const now = deps.clock.now();
    if (args.code === undefined) {
      await sendText(deps, { actor, charter });
      const made = acceptanceCode(deps.codeSecret, subject, now);
      return ok({ kind: 'code', code: made, document });
    }
    if (!isAcceptanceCode(args.code, deps.codeSecret, { subject, now })) {
      return fail({ tag: 'CodeUnknown', received: args.code });
    }
    const done = await acceptCharter(deps, {
      actor,
      charter,
      version: inForce.number,
      language,
      textSha,
      commitments: document.commitments.map(({ id }) => id),
      screen: screenOf(document),
      surface: 'command',
      channel: 'direct',
    });
    if (!done.ok) return done;
    return done.value.kind === 'changed'
      ? fail({ tag: 'CodeUnknown', received: args.code })
      : ok({ ...done.value, actor });
  },
  render: {
    ok: (shown) => shownMessage(shown),
    NoCharter: () => message(say('charter.failure.none')),
    CharterVersionUnknown: () => message(say('charter.failure.windowOver')),
    CommitmentsMissing: () => message(say('charter.failure.windowOver')),
    CodeUnknown: ({ received }) =>
      message(say('charter.failure.code', { received: typed(received) })),
  },
});

function shownMessage(shown: Shown): Message {
  switch (shown.kind) {
    case 'code':
      return message(
        lines(
          say('charter.code.text'),
          ...shown.document.commitments.map(({ label, text }) =>
            say('charter.code.commitment', { label: typed(label), text: typed(text) }),
          ),
          say('charter.code.how', { code: shown.code }),
        ),
      );
    case 'accepted':
      return message(say('charter.thanks'));
    case 'already':
      return message(say('charter.already', { on: day(localDay(shown.at, shown.actor.timeZone)) }));
  }
}
