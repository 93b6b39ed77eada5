import { describe, expect, it } from '@jest/globals';
import {
  isPluralElement,
  isSelectElement,
  isTagElement,
  isLiteralElement,
  parse,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';

import { partCatalogues } from './support/part-catalogues.ts';
import { makeIsUsed } from './support/used-keys.ts';

describe.each(partCatalogues)('the catalogues of the $part', ({ fr, en, sources }) => {
  const french = Object.entries(fr);
  const shown = french.filter(([key]) => !/(^|\.)(w|helpW)ords$/.test(key));

  it('have the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort());
    expect(french.length).toBeGreaterThan(10);
  });

  it('can be parsed, every text', () => {
    const broken = [...french, ...Object.entries(en)].filter(([, text]) => !canBeParsed(text));

    expect(broken).toEqual([]);
  });

  it('have the same placeholders in both languages', () => {
    const different = french.filter(
      ([key, text]) => placeholders(text).join() !== placeholders(en[key] ?? '').join(),
    );

    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('keep a space that does not break inside French guillemets and before ; : ! ?', () => {
    const loose = shown.filter(([, text]) =>
      literals(text).some((part) =>
        /[ \p{L}\d)»][;!?](?![\w=&])|[ \p{L}»]:(?=\s|$)| »|« /u.test(part),
      ),
    );

    expect(loose).toEqual([]);
  });

  it('have typographic apostrophes and one sign for the ellipsis', () => {
    const straight = Object.entries({ ...fr, ...en }).filter(([, text]) =>
      literals(text).some((part) => /\p{L}'\p{L}|\.\.\./u.test(part)),
    );

    expect(straight).toEqual([]);
  });

  it('have no text that nothing shows', () => {
    const isUsed = makeIsUsed(sources);

    expect(Object.keys(fr).filter((key) => !isUsed(key))).toEqual([]);
  });
});

function canBeParsed(text: string): boolean {
  try {
    return parse(text).length >= 0;
  } catch {
    return false;
  }
}

/** A text that cannot be parsed is told by its own test. */
function elementsOf(text: string): readonly MessageFormatElement[] {
  return canBeParsed(text) ? everyElement(parse(text)) : [];
}

/** Names of values, once each, in the order of the alphabet. */
function placeholders(text: string): readonly string[] {
  const names = elementsOf(text).flatMap((element) =>
    isLiteralElement(element) || !('value' in element) ? [] : [element.value],
  );
  return [...new Set(names)].sort();
}

/** What is written as it stands, without what is between backquotes. */
function literals(text: string): readonly string[] {
  return elementsOf(text.replace(/`[^`]*`/g, ''))
    .filter(isLiteralElement)
    .map(({ value }) => value);
}

function everyElement(elements: readonly MessageFormatElement[]): readonly MessageFormatElement[] {
  return elements.flatMap((element) => {
    if (isPluralElement(element) || isSelectElement(element)) {
      const branches = Object.values(element.options).flatMap(({ value }) => everyElement(value));
      return [element, ...branches];
    }
    return isTagElement(element) ? everyElement(element.children) : [element];
  });
}
