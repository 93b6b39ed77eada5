import { driftTexts } from '../apply/run-card.ts';
import { refusingApply } from './refusal-texts.ts';
import type { ChannelsChatDeps } from './channels-chat-deps.ts';
import { applyPlan, type ApplyPlanDeps } from '../apply/apply-plan.ts';
import { askForPlan } from '../apply/run-record.ts';
import type { NoCommunity } from '../failures.ts';
import type { Drift } from '../plan/operation.ts';
import type { RunRecord } from '../ports.ts';
import { describeCommand, type CommandRequest } from '../../../core/describe-command.ts';
import { message, openDialog, type Message } from '../../../core/message.ts';
import { rest } from '../../../core/parameters.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { lines, say } from '../../../core/text.ts';

/** `/canaux plan`: what a pass would do, shown by a card in the conversation with the bot. */
export const planCommand = describeCommand({
  name: 'channels.plan',
  trigger: 'canaux',
  words: 'channels.plan.words',
  summary: 'channels.plan.summary',
  example: 'channels.plan.example',
  access: ['animateur'],
  parameters: {},
  run: async (
    deps: ChannelsChatDeps,
    { actor }: CommandRequest<object>,
  ): Promise<Result<readonly RunRecord[], NoCommunity>> => {
    const loaded = await deps.readCommunity();
    if (!loaded) return fail({ tag: 'NoCommunity' });
    const runs: RunRecord[] = [];
    for (const { key: team } of loaded.community.teams) {
      runs.push(await askForPlan(deps, { team, by: actor.userId }));
    }
    deps.hasten();
    return ok(runs);
  },
  render: {
    ok: (runs) => message(say('channels.plan.asked', { ids: runs.map(({ id }) => id).join(', ') })),
    NoCommunity: refusingApply.NoCommunity,
  },
});

/** `/canaux appliquer 7K2`. */
export const applyCommand = describeCommand({
  name: 'channels.apply',
  trigger: 'canaux',
  words: 'channels.apply.words',
  summary: 'channels.apply.summary',
  example: 'channels.apply.example',
  access: ['animateur'],
  parameters: { id: rest('channels.parameter.plan') },
  run: (deps: ApplyPlanDeps, { actor, args }: CommandRequest<{ readonly id: string }>) =>
    applyPlan(deps, { actor, id: args.id }),
  render: {
    ok: begunMessage,
    ...refusingApply,
    NumberNeeded: ({ id }) => openDialog('channels.confirm', { run: id }),
  },
});

export function begunMessage({ id }: RunRecord): Message {
  return message(say('channels.run.asked', { id }));
}

/** `/canaux derive`: what the last pass saw and did not repair. */
export const driftCommand = describeCommand({
  name: 'channels.drift',
  trigger: 'canaux',
  words: 'channels.drift.words',
  summary: 'channels.drift.summary',
  access: ['animateur'],
  parameters: {},
  run: async (
    deps: Pick<ChannelsChatDeps, 'ledger' | 'readCommunity'>,
  ): Promise<Result<readonly Drift[], NoCommunity>> => {
    const loaded = await deps.readCommunity();
    if (!loaded) return fail({ tag: 'NoCommunity' });
    const drifts: Drift[] = [];
    for (const { key } of loaded.community.teams) drifts.push(...(await deps.ledger.drifts(key)));
    return ok(drifts);
  },
  render: {
    ok: (drifts) =>
      message(drifts.length === 0 ? say('channels.drift.none') : lines(...driftTexts(drifts))),
    NoCommunity: refusingApply.NoCommunity,
  },
});
