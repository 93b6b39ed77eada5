import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';

import type { Position, ProblemSink } from './findings.ts';

/** A place in the file: what stands there, and where problems with it are reported. */
export interface Cursor {
  readonly at: Position;
  readonly node: YamlNode;
  readonly file: OpenYaml;
}

/** What stands at a place, aliases followed. */
export type YamlNode =
  | { readonly kind: 'record'; readonly entries: readonly RecordEntry[] }
  | { readonly kind: 'list'; readonly items: readonly Cursor[] }
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  /** Reported already. */
  | { readonly kind: 'unreadable' };

export interface RecordEntry {
  readonly key: string;
  readonly keyAt: Position;
  readonly value: Cursor;
}

/** A file under reading. */
export interface OpenYaml {
  readonly findings: ProblemSink;
}

const maximumAliases = 100;

/**
 * Opens YAML 1.2. Duplicate keys and everything that is no YAML are reported at once; aliases are
 * followed at most a hundred times, counting those inside what they repeat.
 */
export function openYaml(text: string, findings: ProblemSink): Cursor {
  const lineCounter = new LineCounter();
  const options = { version: '1.2', lineCounter, prettyErrors: false } as const;
  const document = parseDocument(text, options);
  const positionOf = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  for (const { code, pos, message } of [...document.errors, ...document.warnings]) {
    const at = positionOf(pos[0]);
    if (code === 'DUPLICATE_KEY') findings.add(at, 'duplicate-key');
    else findings.add(at, 'syntax', { value: message });
  }
  const reading: Reading = { document, positionOf, findings, aliases: { count: 0 } };
  return cursorOf(reading, document.contents, { line: 1, column: 1 });
}

interface Reading extends OpenYaml {
  readonly document: Document;
  readonly positionOf: (offset: number) => Position;
  readonly aliases: { count: number };
}

function cursorOf(reading: Reading, node: unknown, otherwise: Position): Cursor {
  const at = positionIn(reading, node) ?? otherwise;
  return { at, node: nodeOf(reading, node, at), file: reading };
}

function positionIn(reading: Reading, node: unknown): Position | undefined {
  if (!isAlias(node) && !isMap(node) && !isSeq(node) && !isScalar(node)) return undefined;
  const start = node.range?.[0];
  return start === undefined ? undefined : reading.positionOf(start);
}

function nodeOf(reading: Reading, node: unknown, at: Position): YamlNode {
  if (isAlias(node)) {
    reading.aliases.count += 1;
    if (reading.aliases.count > maximumAliases) {
      if (reading.aliases.count === maximumAliases + 1) {
        reading.findings.add(at, 'too-many-aliases', { expected: String(maximumAliases) });
      }
      return { kind: 'unreadable' };
    }
    return nodeOf(reading, node.resolve(reading.document), at);
  }
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }): RecordEntry => {
      const keyAt = positionIn(reading, key) ?? at;
      const name = isScalar(key) ? String(key.value) : '';
      return { key: name, keyAt, value: cursorOf(reading, value, keyAt) };
    });
    return { kind: 'record', entries };
  }
  if (isSeq(node)) {
    return { kind: 'list', items: node.items.map((item) => cursorOf(reading, item, at)) };
  }
  return scalarOf(node);
}

function scalarOf(node: unknown): YamlNode {
  if (!isScalar(node)) return { kind: 'value', value: null };
  const { value } = node;
  const isPlain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { kind: 'value', value: isPlain ? value : null };
}

/** What stands there as plain values, for sections that another feature reads. */
export function plainOf({ node }: Cursor): unknown {
  switch (node.kind) {
    case 'record':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]));
    case 'list':
      return node.items.map(plainOf);
    case 'value':
      return node.value;
    case 'unreadable':
      return null;
  }
}
