import type { TagScopeKind } from '@coop/contract/tag-routes';
import { tagLimits } from '@coop/contract/tag-routes';

import type {
  TagIdUsed,
  TagNameRefused,
  TagNameTaken,
  TagNotAllowed,
  TagTerritoryRefused,
} from './failures.ts';
import { mayMake } from './list-tags.ts';
import type { TagReader, TagStore } from './ports.ts';
import {
  cleanName,
  isInForce,
  mayManage,
  nameRule,
  shareNames,
  tagKey,
  type Tag,
  type TagScope,
} from './tag.ts';
import { warnOfName, type Warning } from '../warn-of-personal-data.ts';
import type { NotRegistered } from '../failures.ts';
import { departementByCode } from '../../territory/index.ts';
import type { Person } from '../../../core/actor.ts';
import type { Clock } from '../../../core/clock.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface ChangeTagsDeps {
  readonly clock: Clock;
  readonly transaction: Transaction<{ readonly tags: TagStore }>;
}

export interface MakeTagRequest {
  readonly actor: Person;
  /** ULID; sent again, it answers the tag that it made. */
  readonly id: string;
  readonly name: string;
  readonly scope: TagScopeKind;
  /** For a territory; without them, those of the person. */
  readonly departements?: readonly string[] | undefined;
}

export interface ChangedTag {
  readonly tag: Tag;
  readonly warnings: readonly Warning[];
}

export type MakeTagFailure =
  TagNameRefused | TagNameTaken | TagNotAllowed | TagTerritoryRefused | TagIdUsed | NotRegistered;

/** Makes a tag; its name is warned of, never refused, when it looks like personal data. */
export async function makeTag(
  { clock, transaction }: ChangeTagsDeps,
  request: MakeTagRequest,
): Promise<Result<ChangedTag, MakeTagFailure>> {
  const { actor, id } = request;
  const { entryId } = actor;
  if (entryId === undefined) return fail({ tag: 'NotRegistered' });
  const name = readName(request.name);
  if (!name.ok) return name;
  const scope = readScope(request, entryId);
  if (!scope.ok) return scope;
  const tag: Tag = {
    id,
    name: name.value,
    scope: scope.value,
    madeBy: entryId,
    madeAt: clock.now(),
  };
  return transaction<Result<ChangedTag, MakeTagFailure>>(async ({ tags }) => {
    const before = await tags.byId(id);
    if (before) return before.madeBy === entryId ? changed(before) : fail({ tag: 'TagIdUsed', id });
    const taken = await tagOfName(tags, entryId, tag);
    if (taken) return fail({ tag: 'TagNameTaken', taken });
    await tags.insert(tag);
    return changed(tag);
  });
}

export function changed(tag: Tag): Result<ChangedTag, never> {
  return ok({ tag, warnings: warnOfName(tag.name) });
}

/** The name as it is kept. */
export function readName(received: string): Result<string, TagNameRefused> {
  const name = cleanName(received);
  const rule = nameRule(name);
  return rule ? fail({ tag: 'TagNameRefused', rule, received: name }) : ok(name);
}

/** Another tag in force where that name would stand. */
export async function tagOfName(
  tags: Pick<TagReader, 'around'>,
  person: string,
  { id, name, scope }: Pick<Tag, 'id' | 'name' | 'scope'>,
): Promise<Tag | undefined> {
  const key = tagKey(name);
  const around = await tags.around(scope.kind === 'person' ? scope.person : person);
  return around.find(
    (other) =>
      other.id !== id &&
      isInForce(other) &&
      tagKey(other.name) === key &&
      shareNames(scope, other.scope),
  );
}

function readScope(
  { actor, scope: kind, departements }: MakeTagRequest,
  person: string,
): Result<TagScope, TagNotAllowed | TagTerritoryRefused> {
  if (!mayMake(actor).includes(kind)) return fail({ tag: 'TagNotAllowed', scope: kind });
  if (kind === 'person') return ok({ kind, person });
  if (kind === 'nation') return ok({ kind });
  const codes = [...new Set(departements ?? actor.territories)].sort();
  const unknown = codes.find((code) => departementByCode(code) === undefined);
  if (unknown !== undefined || codes.length === 0 || codes.length > tagLimits.departements) {
    return fail({ tag: 'TagTerritoryRefused', received: unknown ?? codes.join(', ') });
  }
  const scope: TagScope = { kind, departements: codes };
  return mayManage(actor, { scope }) ? ok(scope) : fail({ tag: 'TagNotAllowed', scope: kind });
}
