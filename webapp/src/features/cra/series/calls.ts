import type { CraContent, CraView } from '@coop/contract/cra';
import { craRoutes, type PersonalDataWarning } from '@coop/contract/cra-routes';
import { seriesRoutes } from '@coop/contract/series-routes';

import type { BotClient, CallFailure } from '../../../core/bot-client.ts';
import { ok, type Result } from '../../../core/result.ts';
import type { OtherDate } from '../form/other-dates.ts';

/** A CRA, and those of its series that were written with it. */
export interface Written {
  readonly cra: CraView;
  readonly others: readonly CraView[];
}

export interface Saved extends Written {
  readonly warnings: readonly PersonalDataWarning[];
}

type Answer<T> = Promise<Result<T, CallFailure>>;

export interface Recording {
  readonly id: string;
  readonly content: CraContent;
  readonly again: boolean;
  /** The other dates of the same workshop. */
  readonly otherDates: readonly OtherDate[];
}

/** Records a CRA, or one for each date: the series has the id of the first that was typed. */
export async function recordAll(
  client: BotClient,
  { id, content, again, otherDates }: Recording,
): Answer<Saved> {
  if (otherDates.length === 0) {
    const body = { id, source: 'panel', again, content } as const;
    return alone(await client.call(craRoutes.record, { body }));
  }
  const dates = [{ id, date: content.date }, ...otherDates.map((other) => ({ ...other }))];
  const body = { serie: id, source: 'panel', again, content, dates } as const;
  return together(id, await client.call(seriesRoutes.record, { body }));
}

/** Changes a CRA, and those that follow it when they are given. */
export async function editAll(
  client: BotClient,
  { cra, content }: { readonly cra: CraView; readonly content: CraContent },
  followers: readonly CraView[] | undefined,
): Answer<Saved> {
  const params = { id: cra.id };
  if (followers === undefined) {
    const body = { rev: cra.rev, content };
    return alone(await client.call(craRoutes.edit, { params, body }));
  }
  const following = followers.map(({ id, rev }) => ({ id, rev }));
  const body = { rev: cra.rev, content, following };
  return together(cra.id, await client.call(seriesRoutes.editFollowing, { params, body }));
}

/** Deletes a CRA, and others with it, or brings them back: all or none. */
export async function markAll(
  client: BotClient,
  act: 'remove' | 'restore',
  { cra, others }: Written,
): Answer<Written> {
  if (others.length === 0) {
    const answer = await client.call(craRoutes[act], { params: { id: cra.id } });
    return answer.ok ? ok({ cra: answer.value, others: [] }) : answer;
  }
  const ids = [cra, ...others].map(({ id }) => id);
  const answer = await client.call(seriesRoutes[act], { body: { ids } });
  return answer.ok ? ok(split(cra.id, answer.value.cras) ?? { cra, others }) : answer;
}

type SavedOne = { readonly cra: CraView; readonly warnings: readonly PersonalDataWarning[] };

function alone(answer: Result<SavedOne, CallFailure>): Result<Saved, CallFailure> {
  return answer.ok ? ok({ ...answer.value, others: [] }) : answer;
}

function together(
  id: string,
  answer: Result<
    { readonly cras: readonly CraView[]; readonly warnings: readonly PersonalDataWarning[] },
    CallFailure
  >,
): Result<Saved, CallFailure> {
  if (!answer.ok) {
    return answer;
  }
  const written = split(id, answer.value.cras);
  const { warnings } = answer.value;
  return written === undefined
    ? { ok: false, failure: { tag: 'Unreadable' } }
    : ok({ ...written, warnings });
}

function split(id: string, cras: readonly CraView[]): Written | undefined {
  const cra = cras.find((one) => one.id === id);
  return cra && { cra, others: cras.filter((one) => one !== cra) };
}
