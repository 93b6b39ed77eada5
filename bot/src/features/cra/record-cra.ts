import { craLimits, type CraContent, type CraSource } from '@coop/contract/cra';

import { checkCra, type CraContext } from './check-cra.ts';
import type { Cra } from './cra.ts';
import type {
  CraRefused,
  IdAlreadyUsed,
  LooksRepeated,
  NoAffectation,
  NotRegistered,
} from './failures.ts';
import type { CraStore, DraftStore } from './ports.ts';
import { sameContent } from './same-content.ts';
import { warnOfPersonalData, type Warning } from './warn-of-personal-data.ts';
import type { RegistryReader } from '../registry/index.ts';
import type { Person } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { localDay } from '../../core/local-day.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Transaction } from '../../core/transaction.ts';

export interface RecordCraDeps {
  readonly clock: Clock;
  readonly communes: CraContext['communes'];
  readonly transaction: Transaction<{
    readonly cras: CraStore;
    readonly drafts: DraftStore;
    readonly registry: RegistryReader;
  }>;
}

export interface RecordCraRequest {
  readonly actor: Person;
  /** ULID; the same id with the same content is one CRA, however often it is sent. */
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly source: CraSource;
  /** The person has said yes to "again?". */
  readonly again: boolean;
}

export interface SavedCra {
  readonly cra: Cra;
  readonly warnings: readonly Warning[];
}

export type RecordCraFailure =
  CraRefused | NoAffectation | IdAlreadyUsed | LooksRepeated | NotRegistered;

const alikeForMs = 7 * 86_400_000;

/** Stores a CRA for the employer in force on its date, once; the draft that became it is forgotten. */
export async function recordCra(
  deps: RecordCraDeps,
  request: RecordCraRequest,
): Promise<Result<SavedCra, RecordCraFailure>> {
  const { actor, fields } = request;
  const author = actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  const now = deps.clock.now();
  const today = localDay(now, actor.timeZone);
  const checked = checkCra(fields, { today, communes: deps.communes });
  if (!checked.ok) return checked;
  const content = checked.value;

  return deps.transaction<Result<SavedCra, RecordCraFailure>>(async (stores) => {
    const affectation = await stores.registry.affectationOn(author, content.date);
    if (!affectation) return fail({ tag: 'NoAffectation', date: content.date });
    const like = request.again ? undefined : await alike(stores.cras, { author, content, now });
    if (like && like.id !== request.id) return fail({ tag: 'LooksRepeated', like });
    const cra: Cra = {
      id: request.id,
      rev: 1,
      formVersion: craLimits.formVersion,
      createdAt: now,
      updatedAt: now,
      author,
      structureId: affectation.structureId,
      source: request.source,
      content,
    };
    const stored = await storedOnce(stores.cras, cra);
    if (!stored) return fail({ tag: 'IdAlreadyUsed', id: request.id });
    const draft = await stores.drafts.read(author, 'cra');
    if (draft?.craId === request.id) await stores.drafts.drop(author, 'cra');
    return ok({ cra: stored, warnings: warnOfPersonalData(content) });
  });
}

/** The CRA as stored now or before under its id; `undefined` when the id says something else. */
async function storedOnce(cras: CraStore, cra: Cra): Promise<Cra | undefined> {
  if (await cras.insert(cra)) return cra;
  const [first] = await cras.versions(cra.author, cra.id);
  if (!first || !sameContent(first.content, cra.content)) return undefined;
  return cras.byId(cra.author, cra.id);
}

function alike(
  cras: CraStore,
  { author, content, now }: { author: string; content: CraContent; now: number },
): Promise<Cra | undefined> {
  const { date, activite, participants, themes, commune } = content;
  return cras.similar(
    { author, date, activite, participants, themes, insee: commune.insee },
    now - alikeForMs,
  );
}
