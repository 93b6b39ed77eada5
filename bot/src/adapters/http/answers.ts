import { doors, type Edge } from './edge.ts';
import type { Person } from '../../core/actor.ts';
import { mayUse } from '../../core/access.ts';
import { message, type Answer, type DialogCall, type Message } from '../../core/message.ts';
import type { MessageJson } from '../../core/rendered.ts';
import { seal } from '../../core/seal.ts';
import { say } from '../../core/text.ts';

/** Where an answer will stand. */
export interface AnswerPlace {
  readonly actor: Person;
  /** Response address of the command: what is said through it is ephemeral. */
  readonly reply?: string;
}

/** A button of an ephemeral or direct card counts for its reader as long as its card lasts. */
export const cardLifeMs = 366 * 86_400_000;
export const dialogLifeMs = 24 * 3_600_000;

/** The message in the reader's language, its buttons sealed for this reader alone. */
export function privateJson(edge: Edge, shown: Message, place: AnswerPlace): MessageJson {
  const { actor, reply } = place;
  return edge.renderer.message(shown, {
    say: (text) => edge.markdown(text, actor),
    plain: (text) => edge.plain(text, actor),
    actionUrl: `${edge.callbackUrl}${doors.action}`,
    seal: (action, args) =>
      seal(edge.sealKeys, {
        purpose: `action:${action}`,
        args,
        userId: actor.userId,
        at: edge.clock.now(),
        nonce: edge.ids.ulid(),
        ...(reply !== undefined && { reply }),
      }),
  });
}

/** The answer to a command or through its response address: seen by the caller alone. */
export function ephemeralJson(
  edge: Edge,
  shown: Message,
  place: AnswerPlace,
): Readonly<Record<string, unknown>> {
  const json = privateJson(edge, shown, place);
  const { attachments, ...props } = json.props;
  return {
    response_type: 'ephemeral',
    text: json.message,
    ...(attachments !== undefined && { attachments }),
    ...(Object.keys(props).length > 0 && { props }),
    skip_slack_parsing: true,
  };
}

/**
 * Opens a dialog for the person who acted. When it cannot be opened, answers the message with
 * *Continuer* that leads to it.
 */
export async function openFor(
  edge: Edge,
  call: DialogCall,
  place: AnswerPlace & { readonly triggerId: string },
): Promise<Message | undefined> {
  const dialog = edge.dialogs.get(call.dialog);
  if (!dialog) throw new Error(`no dialog is described under ${call.dialog}`);
  const { actor, triggerId } = place;
  if (!mayUse(dialog.access, actor)) {
    edge.counters.refused('dialog-access');
    return message(say('core.notAllowed'));
  }
  const form = await dialog.form({ actor, args: call.args });
  const state = seal(edge.sealKeys, {
    purpose: `dialog:${call.dialog}`,
    args: call.args,
    userId: actor.userId,
    at: edge.clock.now(),
    nonce: edge.ids.ulid(),
    ...(place.reply !== undefined && { reply: place.reply }),
  });
  const opened = await edge.chat.openDialog({
    triggerId,
    url: `${edge.callbackUrl}${doors.dialog}`,
    dialog: edge.renderer.dialog(
      form,
      (text) => edge.plain(text, actor),
      `${call.dialog} ${state}`,
    ),
  });
  return opened ? undefined : continueMessage(call);
}

/** What stands for a dialog that could not be opened. */
export function continueMessage(call: DialogCall): Message {
  return message(say('core.dialogWaits'), {
    buttons: [
      {
        action: 'core.continue',
        args: { ...call.args, dialog: call.dialog },
        label: say('core.continue'),
        style: 'primary',
      },
    ],
  });
}

/**
 * Says an answer to somebody who has acted: through the response address of the command while it
 * counts, then by direct message. The act is answered without waiting for that address: a slow
 * Mattermost delays no acknowledgement. A dialog has no trigger here: it becomes *Continuer*.
 */
export async function sayLater(edge: Edge, answer: Answer, place: AnswerPlace & { key: string }) {
  if (answer.kind === 'hidden') return;
  const shown = answer.kind === 'dialog' ? continueMessage(answer) : answer;
  const { actor, reply, key } = place;
  const sendDirect = () => edge.later.sendDirect(actor.userId, shown, key);
  if (reply === undefined) {
    await sendDirect();
    return;
  }
  edge.afterwork.begin(async () => {
    const said = await edge.chat.sayThrough(reply, ephemeralJson(edge, shown, place));
    if (!said) await sendDirect();
  });
}
