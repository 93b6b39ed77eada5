import type { FileProblem } from './community-file/problems.ts';

/** The community file is not usable; the former version stays in force. */
export interface CommunityRefused {
  readonly tag: 'CommunityRefused';
  readonly problems: readonly FileProblem[];
}
