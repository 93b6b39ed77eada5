import type { FrontMatter } from './front-matter.ts';
import type { CharterFindings } from './problems.ts';
import { readVersion } from '../standing/version.ts';
import { isCalendarDate } from '../../../core/calendar-date.ts';
import type { Located } from '../../../core/yaml/readers.ts';

/** Where what is wrong inside the front matter is reported. */
export type MatterSink = Pick<CharterFindings, 'add'>;

const mostCommitments = 8;

/** What binds the fields of the front matter together. */
export function checkFrontMatter(matter: FrontMatter, findings: MatterSink): void {
  const { version, effective, commitments, articles, proscribed = [], ladder = [] } = matter;
  if (!readVersion(version.value)) {
    findings.add(version.at, 'version-form', { value: version.value });
  }
  if (!isCalendarDate(effective.value)) {
    findings.add(effective.at, 'date-unknown', { value: effective.value });
  }
  const count = commitments.value.length;
  if (count < 1 || count > mostCommitments) {
    const expected = `1–${String(mostCommitments)}`;
    findings.add(commitments.at, 'commitments-count', { value: String(count), expected });
  }
  const articleIds = articles.value.map(({ id }) => id);
  for (const ids of [commitments.value, proscribed, ladder].map((items) =>
    items.map(({ id }) => id),
  )) {
    refuseTwice(ids, findings);
  }
  refuseTwice(articleIds, findings);
  refuseUnknown(
    proscribed.map(({ article }) => article),
    articleIds,
    { findings, code: 'unknown-article' },
  );
  refuseUnknown(
    articles.value.flatMap(({ cap }) => (cap ? [cap] : [])),
    ladder.map(({ id }) => id),
    { findings, code: 'unknown-step' },
  );
}

function refuseTwice(ids: readonly Located<string>[], findings: MatterSink): void {
  const seen = new Set<string>();
  for (const { value, at } of ids) {
    if (seen.has(value)) findings.add(at, 'twice', { value });
    seen.add(value);
  }
}

function refuseUnknown(
  named: readonly Located<string>[],
  known: readonly Located<string>[],
  {
    findings,
    code,
  }: { readonly findings: MatterSink; readonly code: 'unknown-article' | 'unknown-step' },
): void {
  const expected = known.map(({ value }) => value);
  for (const { value, at } of named) {
    if (!expected.includes(value)) findings.add(at, code, { value, expected: expected.join(', ') });
  }
}
