import type { Running } from './running.ts';
import { causes } from '../plan/desire.ts';
import type { Operation } from '../plan/operation.ts';
import type { Outcome } from '../plan/record.ts';
import type { UserId } from '../../../core/actor.ts';
import type { EventValue, History } from '../../../core/history.ts';

/** One event of the log for each change in Mattermost (`channels.md`, Security and privacy). */
export async function recordChange(
  history: History,
  running: Running,
  {
    operation,
    outcome,
    at,
  }: { readonly operation: Operation; readonly outcome: Outcome; readonly at: number },
): Promise<void> {
  const told = factsOf(operation);
  if (!told) return;
  const people = outcome.kind === 'people' ? outcome.userIds : [];
  if (outcome.kind === 'people' && people.length === 0) return;
  const named = await pseudonyms(
    history,
    running,
    'userId' in operation ? [operation.userId] : people,
  );
  const channel = 'channel' in operation ? { channel: operation.channel } : {};
  const data = { run: running.run, ...told.facts, ...(named.length > 0 && { people: named }) };
  await history.append(
    'administration',
    { type: told.type, actor: running.actor, obj: channel, data },
    at,
  );
}

interface Told {
  readonly type: string;
  readonly facts: Readonly<Record<string, EventValue>>;
}

function factsOf(operation: Operation): Told | undefined {
  switch (operation.kind) {
    case 'add':
      return { type: 'membership.added', facts: { line: causes.rule } };
    case 'remove': {
      const { cause } = operation;
      const line = cause === 'lost-reason' ? causes.nothing : causes[cause];
      return { type: 'membership.removed', facts: { line, cause } };
    }
    case 'team-add':
      return { type: 'membership.team-added', facts: { team: operation.team } };
    case 'team-remove':
      return { type: 'membership.team-removed', facts: { team: operation.team } };
    case 'admin':
      return { type: 'role.channel-admin', facts: {} };
    case 'create':
      return { type: 'channel.created', facts: { kind: operation.wanted.kind } };
    case 'bind':
      return { type: 'channel.bound', facts: { how: operation.how } };
    case 'make-private':
      return { type: 'channel.made-private', facts: {} };
    case 'set': {
      const { displayName, purpose, header } = operation;
      const fields = Object.entries({ displayName, purpose, header });
      const changed = fields.flatMap(([name, value]) => (value === undefined ? [] : [name]));
      return { type: 'channel.changed', facts: { fields: changed } };
    }
    case 'note':
    case 'pin':
    case 'self-join':
    case 'welcome-post':
      return undefined;
  }
}

/** Accounts without an entry have a pseudonym too. */
export async function pseudonyms(
  history: History,
  { inhabitants }: Pick<Running, 'inhabitants'>,
  userIds: readonly UserId[],
): Promise<readonly string[]> {
  const named: string[] = [];
  for (const userId of userIds) {
    const entryId = inhabitants.get(userId)?.facts?.entryId ?? `mm-${userId}`;
    named.push(await history.pseudonym('administration', entryId));
  }
  return named;
}
