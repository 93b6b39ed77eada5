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
import type { RecordCraDeps, SavedCra } from './record-cra.ts';
import { sameContent } from './same-content.ts';
import { warnOfPersonalData } from './warn-of-personal-data.ts';
import type { Person } from '../../core/actor.ts';
import { localDay } from '../../core/local-day.ts';
import { fail, ok, type Result } from '../../core/result.ts';

export interface EditCraRequest {
  readonly actor: Person;
  readonly id: string;
  /** The revision that was read. */
  readonly rev: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type EditCraFailure =
  CraRefused | NoAffectation | CraNotFound | CraDeleted | Conflict | NotRegistered;

/**
 * Stores the next revision of one's own CRA; the employer is computed again when its date changes.
 * The same edit sent twice is one edit.
 */
export async function editCra(
  deps: RecordCraDeps,
  { actor, id, rev, fields }: EditCraRequest,
): Promise<Result<SavedCra, EditCraFailure>> {
  const author = actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  const now = deps.clock.now();
  const today = localDay(now, actor.timeZone);
  const context = { today, communes: deps.communes };
  const checked = checkCra(fields, { ...context, former: allFormerCodes });
  if (!checked.ok) return checked;
  const content = checked.value;

  return deps.transaction<Result<SavedCra, EditCraFailure>>(async ({ cras, registry }) => {
    const inForce = await cras.byId(author, id);
    if (!inForce) return fail({ tag: 'CraNotFound', id });
    if (inForce.deletedAt !== undefined) return fail({ tag: 'CraDeleted', id });
    const allowed = checkCra(fields, { ...context, former: formerCodesOf(inForce.content) });
    if (!allowed.ok) return allowed;
    const saved = (cra: Cra) => ok({ cra, warnings: warnOfPersonalData(content) });
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
  });
}
