import { allFormerCodes, checkCra, formerCodesOf } from './check-cra.ts';
import type { Cra } from './cra.ts';
import type {
  Conflict,
  CraDeleted,
  CraNotFound,
  CraRefused,
  NoAffectation,
  NotRegistered,
} from './failures.ts';
import type { RecordCraDeps, RecordingStores, SavedCra } from './record-cra.ts';
import { sameContent } from './same-content.ts';
import { keepTags, namesOf, readGivenTags } from './tags/given-tags.ts';
import { warnOfPersonalData } from './warn-of-personal-data.ts';
import type { EntryId, Person } from '../../core/actor.ts';
import { localDay } from '../../core/local-day.ts';
import { fail, ok, type Result } from '../../core/result.ts';

export interface EditCraRequest {
  readonly actor: Person;
  readonly id: string;
  /** The revision that was read. */
  readonly rev: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Why a CRA is left as it was. */
export type ChangeCraFailure = CraRefused | NoAffectation | CraNotFound | CraDeleted | Conflict;
export type EditCraFailure = ChangeCraFailure | NotRegistered;

/**
 * Stores the next revision of one's own CRA; the employer is computed again when its date changes.
 * The same edit sent twice is one edit.
 */
export async function editCra(
  deps: RecordCraDeps,
  request: EditCraRequest,
): Promise<Result<SavedCra, EditCraFailure>> {
  const author = request.actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  const change = { ...request, author, communes: deps.communes, now: deps.clock.now() };
  return deps.transaction((stores) => changeCra(stores, change));
}

export interface CraChange extends EditCraRequest, Pick<RecordCraDeps, 'communes'> {
  readonly author: EntryId;
  readonly now: number;
}

/** The same inside the transaction of `stores`. */
export async function changeCra(
  { cras, registry, tags }: RecordingStores,
  { actor, author, id, rev, fields, communes, now }: CraChange,
): Promise<Result<SavedCra, ChangeCraFailure>> {
  const inForce = await cras.byId(author, id);
  const given = await readGivenTags(tags, actor, fields['tags']);
  const checked = checkCra(fields, {
    today: localDay(now, actor.timeZone),
    communes,
    former: inForce ? formerCodesOf(inForce.content) : allFormerCodes,
    tags: await keepTags(tags, given, inForce?.content.tags ?? []),
  });
  if (!checked.ok) return checked;
  if (!inForce) return fail({ tag: 'CraNotFound', id });
  if (inForce.deletedAt !== undefined) return fail({ tag: 'CraDeleted', id });
  const content = checked.value;
  const saved = (cra: Cra) => ok({ cra, warnings: warnOfPersonalData(content, namesOf(given)) });
  if (inForce.rev === rev + 1 && sameContent(inForce.content, content)) return saved(inForce);
  if (inForce.rev !== rev) return fail({ tag: 'Conflict', inForce });
  const affectation =
    content.date === inForce.content.date
      ? inForce
      : await registry.affectationOn(author, content.date);
  if (!affectation) return fail({ tag: 'NoAffectation', date: content.date });
  const { structureId } = affectation;
  const edited: Cra = { ...inForce, rev: rev + 1, updatedAt: now, structureId, content };
  if (!(await cras.update(edited))) return fail({ tag: 'Conflict', inForce });
  return saved(edited);
}
