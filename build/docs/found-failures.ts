import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The name of a failure or error as people read it, and where it is declared. */
export interface FoundFailure {
  readonly code: string;
  readonly file: string;
}

const tags = /readonly tag:\s*((?:\|?\s*'[A-Z]\w+'\s*)+)/g;

/** Every failure tag, error code and problem code that the bot's sources declare. */
export function botFailures(): readonly FoundFailure[] {
  return unique([
    ...found('bot/src/**/*.ts', tags),
    ...found('bot/src/**/*.ts', /readonly code(?:: string)? = ('[a-z-]+')/g),
    ...found('bot/src/adapters/http/*.ts', /\bcode: ('[a-z-]+'), status/g),
  ]);
}

/** Every way in which the plugin fails to get an answer, as its client names it. */
export function pluginFailures(): readonly FoundFailure[] {
  const types = /export type \w+Failure =[\s\S]*?\n\n/g;
  return unique(found('webapp/src/core/{bot-client,session}.ts', tags, types));
}

/** `NoAffectation` → `no-affectation`, as on the wire. */
function kebab(tag: string): string {
  return tag.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}

/** Names declared in the files, looked for in the parts that match `within` when it is given. */
function found(pattern: string, declaration: RegExp, within?: RegExp): readonly FoundFailure[] {
  return globSync(pattern, { cwd: root }).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const parts = within === undefined ? [text] : (text.match(within) ?? []);
    return parts
      .flatMap((part) => [...part.matchAll(declaration)])
      .flatMap(([, literals = '']) => literals.match(/[\w-]+/g) ?? [])
      .map((name) => ({ code: kebab(name), file }));
  });
}

function unique(failures: readonly FoundFailure[]): readonly FoundFailure[] {
  const byCode = new Map(failures.map((failure) => [failure.code, failure]));
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
