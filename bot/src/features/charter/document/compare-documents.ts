import type { CharterDocument } from './charter-document.ts';

const bindingParts = ['commitments', 'articles', 'proscribed', 'ladder', 'companion'] as const;
type BindingPart = (typeof bindingParts)[number];

/** A part of a document that a minor may neither add, remove nor change. */
export interface MajorDifference {
  readonly part: BindingPart;
  readonly id: string;
  readonly how: 'added' | 'removed' | 'changed';
}

/**
 * What makes a new document a major: an id added or removed, a commitment's text, a proscribed item
 * or a step changed (charter.md, Canonical text). Empty: it may be a minor.
 */
export function majorDifferences(
  before: CharterDocument,
  after: CharterDocument,
): readonly MajorDifference[] {
  const [old, next] = [partsOf(before), partsOf(after)];
  return bindingParts.flatMap((part) => differences(part, old[part], next[part]));
}

/** Ids that two languages of one version do not share, or not in the same order. */
export function differingIds(one: CharterDocument, other: CharterDocument): readonly BindingPart[] {
  const [first, second] = [partsOf(one), partsOf(other)];
  return bindingParts.filter((part) => idsOf(first[part]) !== idsOf(second[part]));
}

type Parts = Readonly<Record<BindingPart, ReadonlyMap<string, string>>>;

function partsOf(document: CharterDocument): Parts {
  const { commitments, articles, proscribed, ladder, companion } = document;
  const texts = (items: readonly { readonly id: string; readonly text: string }[]) =>
    new Map(items.map(({ id, text }) => [id, text.normalize('NFC')]));
  return {
    commitments: texts(commitments),
    articles: new Map(articles.map(({ id }) => [id, ''])),
    proscribed: texts(proscribed),
    ladder: texts(ladder),
    companion: texts(companion ? [companion] : []),
  };
}

function differences(
  part: BindingPart,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly MajorDifference[] {
  const removed = [...before.keys()]
    .filter((id) => !after.has(id))
    .map((id) => ({ part, id, how: 'removed' as const }));
  const others = [...after].flatMap(([id, text]): readonly MajorDifference[] => {
    const old = before.get(id);
    if (old === undefined) return [{ part, id, how: 'added' }];
    return old === text ? [] : [{ part, id, how: 'changed' }];
  });
  return [...removed, ...others];
}

function idsOf(part: ReadonlyMap<string, string>): string {
  return [...part.keys()].join(' ');
}
