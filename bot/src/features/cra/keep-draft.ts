import type { Draft } from './cra.ts';
import type { NotRegistered } from './failures.ts';
import type { DraftReader, DraftStore } from './ports.ts';
import type { Person } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Transaction } from '../../core/transaction.ts';

/** Another device wrote the draft meanwhile: both are shown, nothing is overwritten. */
export interface DraftChanged {
  readonly tag: 'DraftChanged';
  readonly inForce: Draft | undefined;
}

export interface DraftTooLarge {
  readonly tag: 'DraftTooLarge';
  readonly bytes: number;
}

const maxBytes = 20_000;
const form = 'cra';

type Drafting = Transaction<{ readonly drafts: DraftStore }>;

/** Keeps what has been typed; states the `rev` that was read (0 when there was none). */
export async function keepDraft(
  { clock, transaction }: { readonly clock: Clock; readonly transaction: Drafting },
  { actor, draft }: { readonly actor: Person; readonly draft: Omit<Draft, 'updatedAt'> },
): Promise<Result<Draft, DraftChanged | DraftTooLarge | NotRegistered>> {
  const person = actor.entryId;
  if (person === undefined) return fail({ tag: 'NotRegistered' });
  const bytes = Buffer.byteLength(JSON.stringify(draft.fields));
  if (bytes > maxBytes) return fail({ tag: 'DraftTooLarge', bytes });
  const next: Draft = { ...draft, rev: draft.rev + 1, updatedAt: clock.now() };
  return transaction<Result<Draft, DraftChanged>>(async ({ drafts }) => {
    if (await drafts.write(person, form, next)) return ok(next);
    return fail({ tag: 'DraftChanged', inForce: await drafts.read(person, form) });
  });
}

export async function readDraft(
  { drafts }: { readonly drafts: DraftReader },
  { actor }: { readonly actor: Person },
): Promise<Result<{ readonly draft: Draft | undefined }, NotRegistered>> {
  const person = actor.entryId;
  if (person === undefined) return fail({ tag: 'NotRegistered' });
  return ok({ draft: await drafts.read(person, form) });
}

export async function dropDraft(
  { transaction }: { readonly transaction: Drafting },
  { actor }: { readonly actor: Person },
): Promise<Result<undefined, NotRegistered>> {
  const person = actor.entryId;
  if (person === undefined) return fail({ tag: 'NotRegistered' });
  await transaction(({ drafts }) => drafts.drop(person, form));
  return ok(undefined);
}
