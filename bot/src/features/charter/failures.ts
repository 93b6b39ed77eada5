import type { VersionNumber } from './standing/version.ts';

/** No version is in force: nobody is asked, and the gate stays as it is. */
export interface NoCharter {
  readonly tag: 'NoCharter';
}

/** Commitments that were not ticked, by their ids; nothing was recorded. */
export interface CommitmentsMissing {
  readonly tag: 'CommitmentsMissing';
  readonly missing: readonly string[];
}

/** The version that was shown is unknown, or its text is another one now. */
export interface CharterVersionUnknown {
  readonly tag: 'CharterVersionUnknown';
  readonly version: VersionNumber;
}

/** It was accepted: it is withdrawn, not refused. */
export interface AlreadyAccepted {
  readonly tag: 'AlreadyAccepted';
  /** ms since 1970. */
  readonly at: number;
}

/** There is no acceptance to withdraw. */
export interface NotAccepted {
  readonly tag: 'NotAccepted';
}

/** A withdrawal is confirmed by its tick. */
export interface NotConfirmed {
  readonly tag: 'NotConfirmed';
}
