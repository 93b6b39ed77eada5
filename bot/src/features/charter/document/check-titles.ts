import type { FrontMatter } from './front-matter.ts';
import type { CharterFindings } from './problems.ts';

interface Titled {
  readonly articles: FrontMatter['articles']['value'];
  readonly body: string;
  /** Line of the file at which the body begins. */
  readonly bodyLine: number;
}

interface Title {
  readonly id: string;
  readonly text: string;
  readonly line: number;
}

/** The body has one `## Title {#id}` per article: same ids, titles and order. */
export function checkTitles({ articles, body, bodyLine }: Titled, findings: CharterFindings): void {
  const titles = titlesOf(body, bodyLine);
  const ids = articles.map(({ id }) => id.value);
  const known = titles.filter(({ id }) => ids.includes(id));
  for (const { id, line } of titles) {
    if (!ids.includes(id)) {
      findings.add({ line, column: 1 }, 'title-unknown', { value: id, expected: ids.join(', ') });
    }
  }
  for (const { id, title } of articles) {
    const found = known.find((candidate) => candidate.id === id.value);
    const at = { line: found?.line ?? id.at.line, column: 1 };
    if (!found) findings.add(at, 'title-missing', { value: id.value });
    else if (found.text !== title) {
      findings.add(at, 'title-differs', { value: found.text, expected: title });
    }
  }
  const present = ids.filter((id) => known.some((title) => title.id === id));
  const misplaced = known.find(({ id }, index) => id !== present[index]);
  if (misplaced) {
    const at = { line: misplaced.line, column: 1 };
    findings.add(at, 'title-order', { value: misplaced.id, expected: present.join(', ') });
  }
}

function titlesOf(body: string, bodyLine: number): readonly Title[] {
  return body.split('\n').flatMap((text, index) => {
    const [, title, id] = /^##[ \t]+(.+?)[ \t]*\{#([a-z0-9-]+)\}[ \t]*$/.exec(text) ?? [];
    return title === undefined || id === undefined
      ? []
      : [{ id, text: title, line: bodyLine + index }];
  });
}
