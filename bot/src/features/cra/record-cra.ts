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
import {
  keepTags,
  namesOf,
  readGivenTags,
  standingIds,
  type GivenTags,
} from './tags/given-tags.ts';
import type { TagReader } from './tags/ports.ts';
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
  readonly transaction: Transaction<RecordingStores>;
}

export interface RecordingStores {
  readonly cras: CraStore;
  readonly tags: TagReader;
  readonly drafts: DraftStore;
  readonly registry: RegistryReader;
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
  return deps.transaction<Result<SavedCra, RecordCraFailure>>(async (stores) => {
    const tags = await givenTags(stores, request, author);
    const checked = checkCra(fields, { today, communes: deps.communes, tags });
    if (!checked.ok) return checked;
    return storeCra(stores, { ...request, author, content: checked.value, now, tags });
  });
}

/** Tags that were archived since this CRA was first sent stay on it when it is sent again. */
async function givenTags(
  { cras, tags }: RecordingStores,
  { actor, id, fields }: RecordCraRequest,
  author: string,
): Promise<GivenTags> {
  const given = await readGivenTags(tags, actor, fields['tags']);
  if ([...given.values()].every(({ isUsable }) => isUsable)) return given;
  return keepTags(tags, given, (await cras.byId(author, id))?.content.tags ?? []);
}

/** A CRA whose fields are right, about to be stored. */
export interface Entered extends Omit<RecordCraRequest, 'fields'> {
  readonly author: string;
  readonly content: CraContent;
  readonly now: number;
  readonly tags: GivenTags;
}

/** Stores it once, inside the transaction of `stores`. */
export async function storeCra(
  stores: RecordingStores,
  entered: Entered,
): Promise<Result<SavedCra, RecordCraFailure>> {
  const { cras, drafts } = stores;
  const { author, content, id } = entered;
  const made = await newCra(stores, entered);
  const isStored = made.ok && (await cras.insert(made.value));
  const cra = isStored ? made.value : await enteredBefore(stores, entered);
  if (!cra) {
    const isTaken = made.ok || (await cras.isKnown(id));
    return isTaken ? fail({ tag: 'IdAlreadyUsed', id }) : made;
  }
  const draft = await drafts.read(author, 'cra');
  if (draft?.craId === id) await drafts.drop(author, 'cra');
  return ok({ cra, warnings: warnOfPersonalData(content, namesOf(entered.tags)) });
}

async function newCra(
  { cras, registry }: RecordingStores,
  { author, content, now, id, source, again }: Entered,
): Promise<Result<Cra, NoAffectation | LooksRepeated>> {
  const affectation = await registry.affectationOn(author, content.date);
  if (!affectation) return fail({ tag: 'NoAffectation', date: content.date });
  const like = again ? undefined : await alike(cras, { author, content, now });
  if (like) return fail({ tag: 'LooksRepeated', like });
  return ok({
    id,
    rev: 1,
    formVersion: craLimits.formVersion,
    createdAt: now,
    updatedAt: now,
    author,
    structureId: affectation.structureId,
    source,
    content,
  });
}

/** The CRA in force under the id, when it was first entered with this content by this author. */
async function enteredBefore(
  { cras, tags }: RecordingStores,
  { author, id, content }: Entered,
): Promise<Cra | undefined> {
  const [first] = await cras.versions(author, id);
  if (!first) return undefined;
  const standing = await keepTags(tags, new Map(), first.content.tags);
  const before = { ...first.content, tags: standingIds(first.content.tags, standing) };
  if (!sameContent(before, content)) return undefined;
  return cras.byId(author, id);
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
