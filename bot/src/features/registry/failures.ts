import type { EntryId } from '../../core/actor.ts';

/** Addresses that another entry already has. */
export interface EmailTaken {
  readonly tag: 'EmailTaken';
  readonly taken: readonly { readonly email: string; readonly by: EntryId }[];
}

/** The account is bound to another entry: bindings are one to one. */
export interface AccountAlreadyLinked {
  readonly tag: 'AccountAlreadyLinked';
  readonly entryId: EntryId;
}
