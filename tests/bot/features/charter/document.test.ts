import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import {
  canonicalText,
  textSha,
} from '../../../../bot/src/features/charter/document/canonical-text.ts';
import { majorDifferences } from '../../../../bot/src/features/charter/document/compare-documents.ts';
import { readCharter } from '../../../../bot/src/features/charter/document/read-charter.ts';
import { readCharterVersion } from '../../../../bot/src/features/charter/document/read-version.ts';
import { readableParts } from '../../../../bot/src/features/charter/document/readable-text.ts';
import { present } from '../../../../bot/src/core/invariant.ts';
import { aCharter } from '../../../support/a-charter.ts';

const shipped = (language: string) =>
  readFileSync(
    `${import.meta.dirname}/../../../../bot/src/community/charte.${language}.md`,
    'utf8',
  );
const french = shipped('fr');

function read(text: string) {
  const charter = readCharter({ name: 'charte.fr.md', bytes: Buffer.from(text) });
  return charter.ok ? charter.value : charter.failure.problems;
}

function problemsOf(text: string): readonly string[] {
  const charter = readCharter({ name: 'charte.fr.md', bytes: Buffer.from(text) });
  if (charter.ok) return [];
  return charter.failure.problems.map(
    ({ line, column, code, value }) => `${String(line)}:${String(column)} ${code} ${value}`,
  );
}

function shaOf(text: string): string {
  const charter = readCharter({ name: 'charte.fr.md', bytes: Buffer.from(text) });
  return textSha(canonicalText(present(charter.ok ? charter.value : undefined, 'a charter')));
}

describe('the charter that is shipped', () => {
  it('1. loads in both languages with the same ids and seven reasons for a report', () => {
    const files = ['fr', 'en'].map((language) => ({
      name: `charte.${language}.md`,
      bytes: Buffer.from(shipped(language)),
    }));
    const version = readCharterVersion(files);
    const documents = version.ok ? version.value : [];

    expect(documents.map(({ language }) => language)).toEqual(['fr', 'en']);
    expect(documents[0]?.articles.filter(({ isReason }) => isReason).map(({ id }) => id)).toEqual([
      'usage',
      'respect',
      'contributions',
      'outils',
      'injure',
      'vie-privee',
      'chercher',
    ]);
  });

  it('1. has labels of at most 24 bytes and commitments of at most 150', () => {
    const document = read(french);
    const commitments = 'commitments' in document ? document.commitments : [];

    expect(commitments).toHaveLength(4);
    expect(commitments.every(({ label }) => Buffer.byteLength(label) <= 24)).toBe(true);
    expect(commitments.every(({ text }) => Buffer.byteLength(text) <= 150)).toBe(true);
  });
});

describe('the text that is proved', () => {
  it('1. has another SHA-256 when one letter changes', () => {
    expect(
      shaOf(french.replace('bienveillance et pédagogie', 'bienveillance et pedagogie')),
    ).not.toBe(shaOf(french));
  });

  it('1. has the same with CRLF, trailing blanks or decomposed accents', () => {
    const expected = shaOf(french);

    expect(shaOf(french.replaceAll('\n', '\r\n'))).toBe(expected);
    expect(shaOf(french.replaceAll('\n', ' \n').replace(/^--- $/gm, '---'))).toBe(expected);
    expect(shaOf(french.normalize('NFD'))).toBe(expected);
  });
});

describe('a charter file', () => {
  it('says everything that is wrong at once, with its line and column', () => {
    const wrong = french
      .replace('version: "1.0"', 'version: 1.0')
      .replace('effective: 2026-01-05', 'effective: 2026-02-31')
      .replace('label: Bienveillance', 'label: Bienveillance et pédagogie')
      .replace('article: outils,', 'article: inconnu,')
      .replace('cap: rappel', 'cap: remontrance')
      .replace('graceDays: 30', 'graceDays: 91')
      .replace('scope: community', 'scope: community\ncolour: red');

    expect(problemsOf(wrong)).toEqual([
      '3:10 expected-text 1',
      '8:1 unknown-field colour',
      '9:12 expected-number 91',
      '20:12 too-many-bytes Bienveillance et pédagogie',
    ]);
    expect(
      problemsOf(
        wrong
          .replace('version: 1.0', 'version: "1.0"')
          .replace(' et pédagogie\n    text: Je', '\n    text: Je')
          .replace('colour: red\n', '')
          .replace('91', '30'),
      ),
    ).toEqual([
      '6:12 date-unknown 2026-02-31',
      '37:74 unknown-step remontrance',
      '47:37 unknown-article inconnu',
    ]);
  });

  it('has one title per article, of the same id, words and order', () => {
    const swapped = french
      .replace('{#usage}', '{#u}')
      .replace('## Le travail des autres', '## Le travail')
      .replace('{#injure}', '{#x}')
      .replace('{#chercher}', '{#injure}')
      .replace('{#x}', '{#chercher}');

    expect(problemsOf(swapped).map((problem) => problem.replace(/^\d+:\d+ /, ''))).toEqual([
      'title-missing usage',
      'title-unknown u',
      'title-differs Le travail',
      "title-differs Ce qui n'a pas sa place ici",
      'title-order chercher',
      'title-differs Chercher avant de demander',
    ]);
  });

  it('begins with its front matter, in UTF-8, and holds at most 64 KiB', () => {
    expect(problemsOf('# Charte\n')).toEqual(['1:1 front-matter-missing ']);
    expect(problemsOf(french + 'x'.repeat(65_536))).toEqual(['1:1 too-large ']);
    const latin = readCharter({ name: 'c', bytes: Buffer.from(french, 'latin1') });
    expect(latin.ok ? [] : latin.failure.problems.map(({ code }) => code)).toEqual(['not-utf8']);
  });

  it('says the same in every language', () => {
    const files = [
      { name: 'charte.fr.md', bytes: Buffer.from(french) },
      {
        name: 'charte.en.md',
        bytes: Buffer.from(
          shipped('en')
            .replace('id: rappel,', 'id: remontrance,')
            .replace('cap: rappel', 'cap: remontrance'),
        ),
      },
    ];
    const version = readCharterVersion(files);

    expect(version.ok ? [] : version.failure.problems).toEqual([
      expect.objectContaining({ file: 'charte.en.md', code: 'languages-differ', value: 'ladder' }),
    ]);
  });
});

describe('a minor version', () => {
  it('8. adds, removes and changes no id, commitment, proscribed item or step', () => {
    const before = aCharter();
    const fifth = { id: 'entraide', label: 'Entraide', text: 'J’aide.' };
    const after = aCharter({
      title: 'Charte, revue',
      summary: 'Autrement dit.',
      commitments: [...before.commitments, fifth],
      proscribed: [],
      ladder: [{ id: 'rappel', text: 'Rappel public.' }],
    });

    expect(majorDifferences(before, aCharter({ summary: 'Autrement dit.' }))).toEqual([]);
    expect(majorDifferences(before, after)).toEqual([
      { part: 'commitments', id: 'entraide', how: 'added' },
      { part: 'proscribed', id: 'injure', how: 'removed' },
      { part: 'ladder', id: 'rappel', how: 'changed' },
    ]);
  });
});

describe('the text to read in a conversation', () => {
  it('comes in parts of at most 4,000 characters, cut between paragraphs, without ids', () => {
    const paragraphs = Array.from(
      { length: 9 },
      (_, index) => `${String(index)} ${'x'.repeat(900)}`,
    );
    const parts = readableParts(aCharter({ body: paragraphs.join('\n\n') }));

    expect(parts.map((part) => Array.from(part).length).every((length) => length <= 4_000)).toBe(
      true,
    );
    expect(parts.join('\n\n')).toContain(paragraphs.join('\n\n'));
    expect(readableParts(aCharter()).join('\n')).not.toContain('{#');
  });

  it('cuts a paragraph that no message would hold', () => {
    expect(readableParts(aCharter({ body: 'x'.repeat(9_000) })).length).toBeGreaterThan(2);
  });
});
