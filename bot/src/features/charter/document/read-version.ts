import type { CharterDocument } from './charter-document.ts';
import { differingIds } from './compare-documents.ts';
import { findingsOf } from './problems.ts';
import { readCharter, type CharterFile, type CharterRefused } from './read-charter.ts';
import { writeVersion } from '../standing/version.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

/**
 * All languages of one version, in the order of the files: the same charter, version, date, scope,
 * grace and ids everywhere; or everything that is wrong in any of them.
 */
export function readCharterVersion(
  files: readonly CharterFile[],
): Result<readonly CharterDocument[], CharterRefused> {
  const read = files.map((file) => ({ file, document: readCharter(file) }));
  const problems = read.flatMap(({ document }) => (document.ok ? [] : document.failure.problems));
  if (problems.length > 0) return fail({ tag: 'CharterRefused', problems });
  const whole = read.flatMap(({ file, document }) =>
    document.ok ? [{ file, document: document.value }] : [],
  );
  const [first, ...others] = whole;
  const differing = others.flatMap(({ file, document }) =>
    first ? differences(file.name, first.document, document) : [],
  );
  return differing.length > 0
    ? fail({ tag: 'CharterRefused', problems: differing })
    : ok(whole.map(({ document }) => document));
}

function differences(file: string, first: CharterDocument, other: CharterDocument) {
  const findings = findingsOf(file);
  const at = { line: 1, column: 1 };
  const fields = ['id', 'effective', 'scope', 'graceDays'] as const;
  const names = [
    ...fields.filter((field) => first[field] !== other[field]),
    ...(writeVersion(first.version) === writeVersion(other.version) ? [] : ['version']),
    ...(first.language === other.language ? ['language'] : []),
    ...differingIds(first, other),
  ];
  for (const name of names) findings.add(at, 'languages-differ', { value: name });
  return findings.problems;
}
