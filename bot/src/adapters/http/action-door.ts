import { propsKey } from '@coop/contract/identity';
import * as z from 'zod';

import { cardLifeMs, openFor, privateJson, sayLater, type AnswerPlace } from './answers.ts';
import type { Edge } from './edge.ts';
import { mayUse } from '../../core/access.ts';
import type { BoundAction, PressAnswer } from '../../core/describe-action.ts';
import { message, type SealedArgs } from '../../core/message.ts';
import { unseal, type Seal, type SealRefused } from '../../core/seal.ts';
import { say, type Text } from '../../core/text.ts';

const pressForm = z.object({
  user_id: z.string().regex(/^[a-z0-9]{26}$/),
  post_id: z.string().max(26).default(''),
  channel_id: z.string().max(26).default(''),
  trigger_id: z.string().max(2_000).default(''),
  context: z
    .object({
      [propsKey]: z.string().max(20_000),
      action: z.string().max(100),
      selected_option: z.string().max(2_000).optional(),
    })
    .loose(),
});

type Press = z.infer<typeof pressForm>;

/**
 * A press on a button or a menu. Security: Mattermost authenticates nothing of it; the seal in the
 * context does, bound to the action and, on private cards, to the person.
 */
export async function answerPress(edge: Edge, body: unknown): Promise<Record<string, unknown>> {
  const parsed = pressForm.safeParse(body);
  if (!parsed.success) {
    edge.counters.refused('press-malformed');
    return {};
  }
  const press = parsed.data;
  const sealed: unknown = press.context[propsKey];
  const opened = unseal(edge.sealKeys, sealed, {
    purpose: `action:${press.context.action}`,
    userId: press.user_id,
    now: edge.clock.now(),
    maxAgeMs: cardLifeMs,
  });
  if (!opened.ok) {
    const { why } = opened.failure;
    edge.counters.refused(`press-${why}`);
    return isAge(why) ? renewed(edge, press) : whisper(edge, press, say('core.buttonRefused'));
  }
  const action = edge.actions.get(press.context.action);
  if (!action) return renewed(edge, press);
  return pressed(edge, { press, action, seal: opened.value });
}

/** A seal of an earlier key, form or time; nobody can make one that is forged look so and gain. */
function isAge(why: SealRefused['why']): boolean {
  return why === 'unknown-key' || why === 'malformed' || why === 'expired';
}

/** A real card is drawn again and the person asked to press again; nothing else is done. */
async function renewed(edge: Edge, press: Press): Promise<Record<string, unknown>> {
  const outcome = await edge.drawAgain(press.post_id);
  return whisper(edge, press, say(renewals[outcome]));
}

const renewals = {
  drawn: 'core.cardRenewed',
  withdrawn: 'core.cardOver',
  unknown: 'core.buttonRefused',
} as const;

async function pressed(
  edge: Edge,
  { press, action, seal }: { press: Press; action: BoundAction; seal: Seal },
): Promise<Record<string, unknown>> {
  const actor = await edge.actors.personOf(press.user_id);
  if (!mayUse(action.access, actor)) {
    edge.counters.refused('press-access');
    return whisper(edge, press, say('core.notAllowed'));
  }
  const begun = performance.now();
  const args: SealedArgs = {
    ...seal.args,
    ...(press.context.selected_option !== undefined && { choice: press.context.selected_option }),
  };
  const answer = await action.press({ actor, args, pressId: press.trigger_id });
  edge.counters.handled({ kind: 'press', name: action.name, ms: performance.now() - begun });
  const place = { actor, ...(seal.reply !== undefined && { reply: seal.reply }) };
  return sayPressed(edge, answer, { ...place, triggerId: press.trigger_id });
}

async function sayPressed(
  edge: Edge,
  answer: PressAnswer,
  place: AnswerPlace & { triggerId: string },
): Promise<Record<string, unknown>> {
  if (answer.kind === 'hidden') return {};
  if (answer.kind === 'dialog') {
    const instead = await openFor(edge, answer, place);
    if (instead) await sayLater(edge, instead, { ...place, key: laterKey(edge) });
    return {};
  }
  const shown = answer.kind === 'redraw' ? answer.message : answer;
  // An ephemeral card cannot be edited; an answer to its button would hide in its thread.
  if (answer.kind === 'redraw' && place.reply === undefined) {
    return { update: privateJson(edge, shown, place) };
  }
  await sayLater(edge, shown, { ...place, key: laterKey(edge) });
  return {};
}

function laterKey(edge: Edge): string {
  return `press-${edge.ids.ulid()}`;
}

/** Said to the presser in the card's thread: for what is wrong with the press itself. */
async function whisper(edge: Edge, press: Press, text: Text): Promise<Record<string, unknown>> {
  const actor = await edge.actors.personOf(press.user_id);
  return { ephemeral_text: privateJson(edge, message(text), { actor }).message };
}
