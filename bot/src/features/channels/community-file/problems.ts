import { Findings, yamlProblemCodes, type FoundProblem } from '../../../core/yaml/findings.ts';

/** What can be wrong with the community file besides its form; each has its sentence. */
export const problemCodes = [
  ...yamlProblemCodes,
  'unknown-reference',
  'unknown-placeholder',
  'same-outside-each',
  'twice',
  'name-refused',
  'name-twice',
  'one-default-team',
  'one-welcome',
  'welcome-adopts',
  'open-gate-misplaced',
  'team-removes-extra',
  'team-name-or-id',
  'needs-each',
  'version-unknown',
  'time-zone-unknown',
  'column-missing',
  'file-outside',
  'file-missing',
  'file-malformed',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export type FileProblem = FoundProblem<ProblemCode>;

/** Gathers everything that is wrong in one of the files. */
export type CommunityFindings = Findings<ProblemCode>;

export function findingsOf(file: string): CommunityFindings {
  return new Findings<ProblemCode>(file);
}
