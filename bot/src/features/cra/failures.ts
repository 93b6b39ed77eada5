import type { CraRefusal } from '@coop/contract/cra';

import type { Cra } from './cra.ts';

/** Everything that is wrong with the fields, at once. */
export interface CraRefused {
  readonly tag: 'CraRefused';
  readonly refusals: readonly CraRefusal[];
}

/** No employer was in force for the author on that date. */
export interface NoAffectation {
  readonly tag: 'NoAffectation';
  readonly date: string;
}

/** The id belongs to another CRA, of the same author with other content, or of someone else. */
export interface IdAlreadyUsed {
  readonly tag: 'IdAlreadyUsed';
  readonly id: string;
}

/** Looks like one entered in the last seven days: asked "again?", never refused. */
export interface LooksRepeated {
  readonly tag: 'LooksRepeated';
  readonly like: Cra;
}

export interface CraNotFound {
  readonly tag: 'CraNotFound';
  readonly id: string;
}

/** Deleted: it is restored before it is changed. */
export interface CraDeleted {
  readonly tag: 'CraDeleted';
  readonly id: string;
}

/** Another revision is in force than the one that was read. */
export interface Conflict {
  readonly tag: 'Conflict';
  readonly inForce: Cra;
}

/** The person has no entry in the registry. */
export interface NotRegistered {
  readonly tag: 'NotRegistered';
}
