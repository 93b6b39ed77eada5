import { acceptCharter, type AcceptFailure, type AcceptOutcome } from '../accept-charter.ts';
import { apart, changesSince, lastProof } from '../card-message.ts';
import type { CharterChatDeps } from './charter-chat-deps.ts';
import type { CharterDocument } from '../document/charter-document.ts';
import type { CommitmentsMissing } from '../failures.ts';
import { ownPosition } from './own-position.ts';
import { screenOf } from '../document/screen-of.ts';
import { editionFor, type Position } from '../standing/read-position.ts';
import { readVersion, writeVersion, type VersionNumber } from '../standing/version.ts';
import type { Person } from '../../../core/actor.ts';
import {
  describeDialog,
  type DialogForm,
  type DialogRequest,
  type Submission,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { localDay } from '../../../core/local-day.ts';
import { message, type Message, type SealedArgs } from '../../../core/message.ts';
import { ok, type Result } from '../../../core/result.ts';
import { day, lines, say, typed, type Text } from '../../../core/text.ts';

/** « Charte du réseau »: what changed, the summary, one tick for each commitment. */
export const acceptCharterDialog = describeDialog({
  name: 'charter.accept',
  access: 'everyone',
  isRepeatable: true,
  form: async (deps: CharterChatDeps, { actor, args }: DialogRequest) => {
    const { position, document } = await shownTo(deps, actor, args);
    return acceptForm(document, introduction(position, document, actor));
  },
  run: async (
    deps: CharterChatDeps,
    { actor, args, submission }: SubmittedDialog,
  ): Promise<Result<Accepted, AcceptFailure>> => {
    const { document } = await shownTo(deps, actor, args);
    const outcome = await acceptCharter(deps, {
      actor,
      charter: document.id,
      version: document.version,
      language: document.language,
      textSha: String(args['textSha']),
      commitments: ticked(document, submission),
      screen: screenOf(document),
      surface: 'dialog',
      channel: String(args['channel']),
    });
    return outcome.ok ? ok({ outcome: outcome.value, charter: document.id, actor }) : outcome;
  },
  render: {
    ok: acceptedMessage,
    refuse: {
      NoCharter: () => ({ general: say('charter.failure.none') }),
      CharterVersionUnknown: () => ({ general: say('charter.failure.windowOver') }),
      CommitmentsMissing: (failure) => ({ elements: unticked(failure) }),
    },
  },
});

export function acceptForm(document: CharterDocument, introduced: Text): DialogForm {
  const isOfChannel = document.scope === 'channel';
  return {
    title: say(isOfChannel ? 'charter.dialog.channelTitle' : 'charter.dialog.title'),
    introduction: introduced,
    submit: say('charter.dialog.accept'),
    elements: document.commitments.map(({ id, label, text }) => ({
      type: 'tick' as const,
      name: id,
      label: typed(label),
      help: typed(text),
    })),
  };
}

interface Accepted {
  readonly outcome: AcceptOutcome;
  readonly charter: string;
  readonly actor: Person;
}

function acceptedMessage({ outcome, charter, actor }: Accepted): Message {
  if (outcome.kind === 'changed') {
    const label = say('charter.button.read');
    return message(say('charter.changed'), {
      buttons: [{ action: 'charter.read', args: { charter }, label, style: 'primary' }],
    });
  }
  if (outcome.kind === 'accepted') return message(say('charter.thanks'));
  return message(say('charter.already', { on: day(localDay(outcome.at, actor.timeZone)) }));
}

function unticked({ missing }: CommitmentsMissing): Readonly<Record<string, Text>> {
  return Object.fromEntries(missing.map((id) => [id, say('charter.failure.tickMissing')]));
}

function ticked(document: CharterDocument, submission: Submission): readonly string[] {
  return document.commitments
    .map(({ id }) => id)
    .filter((id) => submission[id] === true || submission[id] === 'true');
}

/** The document that the window was opened on, whatever came into force since. */
async function shownTo(
  deps: CharterChatDeps,
  actor: Person,
  args: SealedArgs,
): Promise<{ readonly position: Position; readonly document: CharterDocument }> {
  const found = await ownPosition(deps, actor, String(args['charter']));
  if (!found.ok) throw new Error('a charter that was shown is in force no more');
  const position = found.value;
  const number = readVersion(String(args['version'])) ?? position.inForce.number;
  const version = position.versions.find((published) => isSame(published.number, number));
  const { document } = editionFor(version ?? position.inForce, String(args['language']));
  return { position, document };
}

function isSame(one: VersionNumber, other: VersionNumber): boolean {
  return writeVersion(one) === writeVersion(other);
}

function introduction(position: Position, document: CharterDocument, actor: Person): Text {
  const accepted = lastProof(position);
  const changes = accepted ? changesSince(position, actor, accepted) : [];
  return lines(
    ...changes,
    apart(document.summary),
    say('charter.dialog.version', {
      version: typed(writeVersion(document.version)),
      on: day(document.effective),
    }),
  );
}
