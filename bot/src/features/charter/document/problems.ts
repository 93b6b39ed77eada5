import { Findings, yamlProblemCodes, type FoundProblem } from '../../../core/yaml/findings.ts';

/** What can be wrong with a charter besides its form; each has its sentence. */
export const charterProblemCodes = [
  ...yamlProblemCodes,
  'file-missing',
  'front-matter-missing',
  'version-form',
  'date-unknown',
  'commitments-count',
  'twice',
  'unknown-article',
  'unknown-step',
  'title-missing',
  'title-unknown',
  'title-order',
  'title-differs',
  'languages-differ',
] as const;
export type CharterProblemCode = (typeof charterProblemCodes)[number];
export type CharterProblem = FoundProblem<CharterProblemCode>;
export type CharterFindings = Findings<CharterProblemCode>;

export function findingsOf(file: string): CharterFindings {
  return new Findings<CharterProblemCode>(file);
}
