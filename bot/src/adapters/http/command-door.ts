import * as z from 'zod';

import { ephemeralJson, openFor } from './answers.ts';
import type { Edge } from './edge.ts';
import { helpMessage, unknownWordsMessage } from './help.ts';
import { mayUse } from '../../core/access.ts';
import type { Person } from '../../core/actor.ts';
import type { BoundCommand } from '../../core/describe-command.ts';
import { message, type Answer } from '../../core/message.ts';
import { sameText } from '../../core/seal.ts';
import { say } from '../../core/text.ts';

const id = z.string().regex(/^[a-z0-9]{26}$/);

/** What arrives, form encoded; `command` is the trigger with its slash. */
const commandForm = z.object({
  command: z.string().min(2).max(130),
  text: z.string().max(20_000).default(''),
  token: z.string().min(1).max(100),
  user_id: id,
  channel_id: id,
  team_id: z.string().max(26).default(''),
  trigger_id: z.string().max(2_000).default(''),
  response_url: z.url().max(2_000).optional(),
});

export type CommandAnswer =
  | { readonly kind: 'json'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused' };

/**
 * A slash command. Security: its token, which only Mattermost and the bot know, vouches for
 * `user_id`; without it nothing is read nor said.
 */
export async function answerCommand(edge: Edge, form: unknown): Promise<CommandAnswer> {
  const parsed = commandForm.safeParse(form);
  if (!parsed.success) return refuse(edge, 'command-malformed');
  const request = parsed.data;
  const trigger = request.command.replace(/^\//, '').toLowerCase();
  const tokens = await edge.tokens.tokensOf(trigger);
  if (!tokens.some((token) => sameText(token, request.token))) {
    return refuse(edge, 'command-token');
  }
  const actor = await edge.actors.personOf(request.user_id);
  const place = {
    actor,
    triggerId: request.trigger_id,
    ...(request.response_url !== undefined && { reply: request.response_url }),
  };
  const answer = await answerOf(edge, actor, { ...request, trigger });
  if (answer.kind === 'hidden') return { kind: 'json', body: { text: '', props: answer.props } };
  const shown = answer.kind === 'dialog' ? await openFor(edge, answer, place) : answer;
  return { kind: 'json', body: shown ? ephemeralJson(edge, shown, place) : {} };
}

async function answerOf(
  edge: Edge,
  actor: Person,
  request: z.infer<typeof commandForm> & { trigger: string },
): Promise<Answer> {
  const { trigger } = request;
  const match = edge.commands.match(trigger, request.text);
  switch (match.kind) {
    case 'help':
      return helpMessage(edge.commands.usableBy(actor, trigger === 'coop' ? undefined : trigger));
    case 'unknown':
      return unknownWordsMessage(match.received, match.nearest);
    case 'command':
      return mayUse(match.command.access, actor)
        ? runTimed(edge, match.command, () =>
            match.command.execute(actor, match.text, {
              channelId: request.channel_id,
              teamId: request.team_id,
            }),
          )
        : notAllowed(edge, match.command);
  }
}

async function runTimed<T>(edge: Edge, { name }: BoundCommand, run: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const value = await run();
  edge.counters.handled({ kind: 'command', name, ms: performance.now() - begun });
  return value;
}

function notAllowed(edge: Edge, command: BoundCommand): Answer {
  edge.counters.refused('command-access');
  if (command.access === 'everyone') return message(say('core.notAllowed'));
  const names = command.access.map((role) => say(`core.role.${role}`));
  return message(say('core.notAllowedRoles', { roles: names }));
}

function refuse(edge: Edge, kind: string): CommandAnswer {
  edge.counters.refused(kind);
  return { kind: 'refused' };
}
