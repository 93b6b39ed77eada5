import type { StatsChatDeps } from './chat-deps.ts';
import { readStatsWords, type StatsWords, type StatsWordsUnknown } from './stats-words.ts';
import type { AskedQuery } from '../check-query.ts';
import type { ScopeNotAllowed } from '../failures.ts';
import type { Person } from '../../../core/actor.ts';
import { localDay } from '../../../core/local-day.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

/** The question that a line of words is, the person that it names found. */
export async function readQuestion(
  deps: StatsChatDeps,
  { actor, line }: { readonly actor: Person; readonly line: string },
): Promise<Result<Partial<AskedQuery>, StatsWordsUnknown | ScopeNotAllowed>> {
  const read = readStatsWords(line, {
    today: localDay(deps.clock.now(), actor.timeZone),
    wordings: deps.wordings,
    communes: deps.communes,
    near: actor.territories,
  });
  if (!read.ok) return read;
  const named = await whoseId(deps, actor, read.value);
  if (!named.ok) return named;
  const { scope, departements, filters, period } = read.value;
  const id = named.value;
  return ok({
    filters,
    ...(scope && { scope }),
    ...(id !== undefined && { id }),
    ...(departements && { departements }),
    ...period,
  });
}

/** The id of the structure or of the person; somebody unknown is refused as anybody else's scope. */
async function whoseId(
  { usernames, registry }: StatsChatDeps,
  actor: Person,
  { id, username }: StatsWords,
): Promise<Result<string | undefined, ScopeNotAllowed>> {
  if (username === undefined) return ok(id);
  const userId = await usernames.userIdOf(username);
  const entry = userId === undefined ? undefined : await registry.entryOfUser(userId);
  if (entry) return ok(entry.id);
  return actor.roles.has('animateur') ? ok(`@${username}`) : fail({ tag: 'ScopeNotAllowed' });
}
