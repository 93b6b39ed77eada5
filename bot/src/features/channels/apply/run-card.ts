import type { Progress, RunFigures } from './progress.ts';
import type { RunReport } from './run-plan.ts';
import type { Thought } from '../look/think.ts';
import type { Community } from '../channels.ts';
import { unreadChannels, type PlanFigures } from '../plan/danger.ts';
import type { Observed } from '../plan/observed.ts';
import type { Drift, Plan } from '../plan/operation.ts';
import type { RunRecord } from '../ports.ts';
import { message, type Button, type Message } from '../../../core/message.ts';
import type { Outbox } from '../../../core/outbox.ts';
import { lines, say, typed, type Text } from '../../../core/text.ts';

/** What the card of a run shows. */
export type RunView =
  | {
      readonly kind: 'shown' | 'changed';
      readonly figures: PlanFigures;
      readonly plan: Plan;
      readonly observed: Observed;
    }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | {
      readonly kind: 'done';
      readonly figures: RunFigures;
      readonly reports: readonly RunReport[];
      readonly left: Thought;
      readonly community: Community;
    }
  | {
      readonly kind: 'ended';
      readonly why: 'stopped' | 'revoked' | 'unreachable';
      readonly figures: RunFigures;
    }
  | { readonly kind: 'no-team'; readonly team: string };

/** So many channels, people or reasons are named. */
const mostNamed = 15;

/** Draws the card of whoever asked; the command line has none. */
export async function drawRun(
  outbox: Outbox,
  { run, view, at }: { readonly run: RunRecord; readonly view: RunView; readonly at: number },
): Promise<void> {
  if (run.by === undefined) return;
  const card = `channels.run.${run.id}`;
  await outbox.add({
    key: `${card}.${view.kind}.${String(at)}`,
    dueAt: at,
    effect: {
      kind: 'card',
      card,
      to: { kind: 'direct', userId: run.by },
      message: runMessage(run, view),
    },
  });
}

function runMessage(run: RunRecord, view: RunView): Message {
  switch (view.kind) {
    case 'shown':
    case 'changed':
      return planMessage(run, view);
    case 'progress':
      return message(progressText(run, view.progress), {
        buttons: [button('stop', run, 'danger')],
      });
    case 'done':
      return message(doneText(run, view));
    case 'ended':
      return message(
        lines(
          say(`channels.run.${view.why}`, { id: run.id }),
          say('channels.run.figures', { ...view.figures }),
        ),
      );
    case 'no-team':
      return message(say('channels.run.noTeam', { team: typed(view.team) }));
  }
}

function button(action: 'apply' | 'stop', { id }: RunRecord, style: 'primary' | 'danger'): Button {
  return {
    action: `channels.${action}`,
    args: { run: id },
    label: say(`channels.button.${action}`),
    style,
  };
}

function planMessage(
  run: RunRecord,
  { kind, figures, plan, observed }: Extract<RunView, { readonly kind: 'shown' | 'changed' }>,
): Message {
  const isEmpty = plan.operations.length === 0;
  const text = lines(
    kind === 'changed' ? say('channels.plan.changed', { id: run.id }) : undefined,
    ...planText(run, { figures, plan, observed }),
  );
  return message(text, isEmpty ? {} : { buttons: [button('apply', run, 'primary')] });
}

/** A plan in words: figures, then channel by channel. */
export function planText(
  run: Pick<RunRecord, 'id' | 'needsNumber' | 'removals'>,
  {
    figures,
    plan,
    observed,
  }: { readonly figures: PlanFigures; readonly plan: Plan; readonly observed: Observed },
): readonly Text[] {
  const { created, adopted, changed, added, removed, byChannel } = figures;
  const isEmpty = plan.operations.length === 0;
  const touched = byChannel.toSorted(
    (a, b) => b.removed - a.removed || b.added - a.added || (a.channel < b.channel ? -1 : 1),
  );
  const unread = unreadChannels(observed);
  return [
    say('channels.plan.title', { id: run.id }),
    isEmpty
      ? say('channels.plan.empty')
      : say('channels.plan.figures', { created, adopted, changed, added, removed }),
    ...touched.slice(0, mostNamed).map(({ channel, ...one }) =>
      say('channels.plan.channel', {
        key: channel,
        added: one.added,
        removed: one.removed,
        isNew: one.isNew ? 'yes' : 'no',
      }),
    ),
    ...(touched.length > mostNamed
      ? [say('channels.plan.more', { count: touched.length - mostNamed })]
      : []),
    ...(unread.length > 0 ? [say('channels.plan.unread', { count: unread.length })] : []),
    ...driftTexts(plan.drifts),
    ...(run.needsNumber ? [say('channels.plan.needsNumber', { removals: run.removals })] : []),
    ...(isEmpty ? [] : [say('channels.plan.how', { id: run.id })]),
  ];
}

/** What was seen and is left as it is. */
export function driftTexts(drifts: readonly Drift[]): readonly Text[] {
  const shown = drifts.slice(0, mostNamed);
  if (shown.length === 0) return [];
  return [
    say('channels.drift.title', { count: drifts.length }),
    ...shown.map(({ kind, channel, userIds }) =>
      say(`channels.drift.${kind}`, { key: channel, count: userIds.length }),
    ),
    ...(drifts.length > mostNamed
      ? [say('channels.plan.more', { count: drifts.length - mostNamed })]
      : []),
  ];
}

export function progressText({ id }: Pick<RunRecord, 'id'>, progress: Progress): Text {
  const { percent, done, total, secondsLeft } = progress;
  const values = { id, percent, done, total };
  return secondsLeft === undefined
    ? say('channels.run.begun', values)
    : say('channels.run.progress', { ...values, seconds: secondsLeft });
}

export function doneText(
  { id }: Pick<RunRecord, 'id'>,
  {
    figures,
    reports,
    left,
  }: Pick<Extract<RunView, { readonly kind: 'done' }>, 'figures' | 'reports' | 'left'>,
): Text {
  const refused = reports.flatMap((report) => report.refused);
  const notAdded = reports.flatMap((report) => report.notAdded);
  const waiting = left.plan.operations.length;
  return lines(
    say('channels.run.done', { id }),
    say('channels.run.figures', { ...figures }),
    ...notAdded.slice(0, mostNamed).map(({ channel, userId, reason }) =>
      say('channels.run.notAdded', {
        key: channel,
        username: left.world.inhabitants.get(userId)?.username ?? userId,
        reason,
      }),
    ),
    ...refused.slice(0, mostNamed).map(({ operation, refusal }) =>
      say('channels.run.refused', {
        what: operation.kind,
        key: 'channel' in operation ? operation.channel : '',
        kind: refusal.kind,
        reason: refusal.reason,
      }),
    ),
    waiting > 0 ? say('channels.run.left', { count: waiting }) : undefined,
    ...driftTexts(left.plan.drifts),
  );
}
