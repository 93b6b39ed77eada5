import type { AskedQuery } from './check-query.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** A filter that is not `name=codes`. */
export interface FilterUnreadable {
  readonly tag: 'FilterUnreadable';
  readonly received: string;
}

/** A question as the command line writes it. */
export interface AskedWords {
  /** `nation`, `soi:A1`, `territoireLieux:44,35`; what follows may also be in `id`, `departements`. */
  readonly scope: string;
  readonly id?: string | undefined;
  /** Commas between. */
  readonly departements?: string | undefined;
  readonly from: string;
  readonly to: string;
  /** Each `themes=sante,securite`. */
  readonly filters: readonly string[];
}

/** The question that the words are; whether it can be answered is judged by `checkQuery`. */
export function readAskedWords(words: AskedWords): Result<AskedQuery, FilterUnreadable> {
  const [scope = '', whose] = split(words.scope, ':');
  const isTerritory = scope.startsWith('territoire');
  const departements = words.departements ?? (isTerritory ? whose : undefined);
  const id = words.id ?? (isTerritory ? undefined : whose);
  const filters: Partial<Record<string, readonly string[]>> = {};
  for (const received of words.filters) {
    const [name = '', codes] = split(received, /[=:]/);
    if (codes === undefined) return fail({ tag: 'FilterUnreadable', received });
    filters[name] = [...(filters[name] ?? []), ...codesOf(codes)];
  }
  return ok({
    scope,
    ...(id !== undefined && { id }),
    ...(departements !== undefined && { departements: codesOf(departements) }),
    from: words.from,
    to: words.to,
    ...(words.filters.length > 0 && { filters }),
  });
}

/** Before and after the first separator. */
function split(text: string, separator: string | RegExp): readonly (string | undefined)[] {
  const at = text.search(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function codesOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
}
