import { describe, expect, it } from '@jest/globals';

import { explainedFailures } from '../../build/docs/failures-page.ts';
import { botFailures, pluginFailures } from '../../build/docs/found-failures.ts';
import { generatedPages } from '../../build/docs/generated-pages.ts';
import { filesOf, textOf } from './support/source-files.ts';

describe('the generated documentation', () => {
  it('says what the code says (npm run docs writes it)', async () => {
    const pages = await generatedPages();

    const outdated = pages.filter(({ file, text }) => textOf(file) !== text);

    expect(outdated.map(({ file }) => file)).toEqual([]);
  });

  it.each([
    ['bot', botFailures(), explainedFailures.bot],
    ['plugin', pluginFailures(), explainedFailures.plugin],
  ] as const)(
    'explains every failure of the %s, and none that does not exist',
    (_, found, known) => {
      expect(Object.keys(known).sort()).toEqual(found.map(({ code }) => code).sort());
    },
  );

  it.each([
    ['bot', explainedFailures.bot],
    ['plugin', explainedFailures.plugin],
  ])('gives each failure of the %s a cause and a remedy, as sentences', (_, known) => {
    const cut = Object.entries(known).filter(
      ([, failure]) => !failure?.cause.endsWith('.') || !/[.…]$/.test(failure.remedy),
    );

    expect(cut).toEqual([]);
  });
});

describe('the written documentation', () => {
  it('links only to files that exist', () => {
    const pages = [...filesOf('*.md'), ...filesOf('docs/**/*.md'), ...filesOf('sandbox/**/*.md')];

    const broken = pages.flatMap((page) =>
      linksOf(textOf(page))
        .map((link) => new URL(link, `file:///${page}`).pathname.slice(1))
        .filter((target) => filesOf(target).length === 0)
        .map((target) => `${page} → ${target}`),
    );

    expect(pages.length).toBeGreaterThan(5);
    expect(broken).toEqual([]);
  });

  it('names in its recipes files that exist', () => {
    const named = [...textOf('CONTRIBUTING.md').matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.\w+)`/g)].map(
      ([, file = '']) => file,
    );

    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((file) => filesOf(file).length === 0)).toEqual([]);
  });
});

/** Targets in this repository: neither addresses nor places in the same page. */
function linksOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}
