import { mayTend, type WriteTextDeps } from './write-text.ts';
import { wantedChannel, type TendRequest, type WantedRefused } from './tend-deps.ts';
import type { Channel } from '../channels.ts';
import type { NotReferent, PersonUnknown, ReasonLength, UntilRefused } from '../failures.ts';
import type { ExceptionRecord } from '../ports.ts';
import { addDays, readTypedDate } from '../../../core/calendar-date.ts';
import { localDay } from '../../../core/local-day.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

export interface ExceptionRequest extends TendRequest {
  /** `@name`. */
  readonly person: string;
  readonly decision: 'present' | 'absent';
  readonly until: string;
  readonly reason: string;
}

export interface ExceptionSet {
  readonly channel: Channel;
  readonly record: ExceptionRecord;
}

export type ExceptionRefused =
  WantedRefused | NotReferent | PersonUnknown | ReasonLength | UntilRefused;

const mostDays = { animateur: 730, referent: 90 };

/**
 * Decides otherwise than the rules for one person and one channel, with a reason and an end:
 * animateurs for two years at most, referents for 90 days in their own channels.
 */
export async function setException(
  deps: WriteTextDeps,
  request: ExceptionRequest,
): Promise<Result<ExceptionSet, ExceptionRefused>> {
  const { actor } = request;
  const wanted = await wantedChannel(deps, request.channel);
  if (!wanted.ok) return wanted;
  const { channel, community } = wanted.value;
  if (!(await mayTend(deps, wanted.value, actor))) {
    return fail({ tag: 'NotReferent', display: channel.display });
  }
  const reason = request.reason.trim();
  const { length } = Array.from(reason);
  if (length < 10 || length > 300) return fail({ tag: 'ReasonLength', length });
  const today = localDay(deps.clock.now(), community.timeZone);
  const days = actor.roles.has('animateur') ? mostDays.animateur : mostDays.referent;
  const until = readTypedDate(request.until);
  if (until === undefined || until < today || until > addDays(today, days)) {
    return fail({ tag: 'UntilRefused', days });
  }
  const username = request.person.trim().replace(/^@/, '');
  const account = await deps.server.accountNamed(username);
  if (!account) return fail({ tag: 'PersonUnknown', username });
  const record: ExceptionRecord = {
    channel: channel.key,
    userId: account.userId,
    decision: request.decision,
    until,
    reason,
    author: actor.userId,
    at: deps.clock.now(),
    isWarned: false,
  };
  await keepException(deps, { actor, record });
  deps.hasten();
  return ok({ channel, record });
}

async function keepException(
  { transaction, registry }: WriteTextDeps,
  {
    actor,
    record,
  }: { readonly actor: ExceptionRequest['actor']; readonly record: ExceptionRecord },
): Promise<void> {
  const entry = await registry.entryOfUser(record.userId);
  await transaction(async ({ channels, history }) => {
    await channels.putException(record);
    const of = (id: string | undefined, userId: string) =>
      history.pseudonym('administration', id ?? `mm-${userId}`);
    const who = await of(actor.entryId, actor.userId);
    const person = await of(entry?.id, record.userId);
    const { channel, decision, until } = record;
    await history.append(
      'administration',
      {
        type: 'membership.exception',
        actor: who,
        obj: { channel, person },
        data: { decision, until },
      },
      record.at,
    );
  });
}
