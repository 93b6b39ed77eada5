import * as z from 'zod';

import { dialogLifeMs, sayLater } from './answers.ts';
import type { Edge } from './edge.ts';
import { mayUse } from '../../core/access.ts';
import type { Person } from '../../core/actor.ts';
import type { BoundDialog, DialogRefusal, Submission } from '../../core/describe-dialog.ts';
import { unseal, type Seal } from '../../core/seal.ts';
import { say } from '../../core/text.ts';

const submissionForm = z.object({
  user_id: z.string().regex(/^[a-z0-9]{26}$/),
  /** `<name> <seal>`. */
  state: z.string().max(20_000),
  submission: z.record(z.string().max(300), z.unknown()).nullable().default({}),
  cancelled: z.boolean().default(false),
});

/**
 * A submitted dialog. Security: anybody may make the server post any submission and state here; the
 * seal in the state binds the dialog to one person, to what it is about, and to a day.
 */
export async function answerSubmission(
  edge: Edge,
  body: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const parsed = submissionForm.safeParse(body);
  if (!parsed.success) {
    edge.counters.refused('dialog-malformed');
    return {};
  }
  const { user_id: userId, state, submission, cancelled } = parsed.data;
  if (cancelled) return {};
  const [name = '', sealed = ''] = state.split(' ');
  const actor = await edge.actors.personOf(userId);
  const opened = unseal(edge.sealKeys, sealed, {
    purpose: `dialog:${name}`,
    userId,
    now: edge.clock.now(),
    maxAgeMs: dialogLifeMs,
  });
  const dialog = edge.dialogs.get(name);
  if (!opened.ok || !dialog) {
    const why = opened.ok ? 'unknown' : opened.failure.why;
    edge.counters.refused(`dialog-${why}`);
    const key = why === 'expired' ? 'core.dialogExpired' : 'core.dialogRefused';
    return refusalJson(edge, actor, { general: say(key) });
  }
  return submitted(edge, { actor, dialog, seal: opened.value, submission: submission ?? {} });
}

async function submitted(
  edge: Edge,
  act: { actor: Person; dialog: BoundDialog; seal: Seal; submission: Submission },
): Promise<Readonly<Record<string, unknown>>> {
  const { actor, dialog, seal, submission } = act;
  if (!mayUse(dialog.access, actor)) {
    edge.counters.refused('dialog-access');
    return refusalJson(edge, actor, { general: say('core.notAllowed') });
  }
  if (!dialog.isRepeatable && (await edge.submissions.wasDone(seal.nonce))) {
    edge.counters.refused('dialog-replayed');
    return refusalJson(edge, actor, { general: say('core.dialogReplayed') });
  }
  const begun = performance.now();
  const outcome = await dialog.submit({ actor, args: seal.args, submission });
  edge.counters.handled({ kind: 'dialog', name: dialog.name, ms: performance.now() - begun });
  if (outcome.kind === 'refused') return refusalJson(edge, actor, outcome.refusal);
  await edge.submissions.done(seal.nonce, edge.clock.now());
  if (outcome.answer) {
    const place = { actor, ...(seal.reply !== undefined && { reply: seal.reply }) };
    await sayLater(edge, outcome.answer, { ...place, key: `dialog-${seal.nonce}` });
  }
  return {};
}

function refusalJson(edge: Edge, actor: Person, refusal: DialogRefusal) {
  return edge.renderer.refusal(refusal, (text) => edge.plain(text, actor));
}
