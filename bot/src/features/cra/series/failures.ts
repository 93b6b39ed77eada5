import type { CraRefusal } from '@coop/contract/cra';

import type { Cra } from '../cra.ts';

/** Another revision of a CRA that follows is in force than the one that was read, or it is deleted. */
export interface FollowerChanged {
  readonly tag: 'FollowerChanged';
  readonly inForce: Cra;
}

/** What was changed does not fit some of those that follow: all of them, by their dates. */
export interface FollowingRefused {
  readonly tag: 'FollowingRefused';
  readonly dates: readonly { readonly date: string; readonly refusals: readonly CraRefusal[] }[];
}
