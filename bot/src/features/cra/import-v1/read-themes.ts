import type { SousTheme, StoredTheme } from '@coop/contract/cra';

import { readTheme, sousThemeOf } from './codes.ts';
import type { Findings } from './findings.ts';
import { isNothing } from './read-number.ts';
import { isFields } from './v1-record.ts';

/** The themes, each once; refused when none is left. */
export function readThemes(received: unknown, findings: Findings): StoredTheme[] | undefined {
  const items = asList(received);
  if (items.length === 0) {
    findings.refuse('themes', 'missing', received);
    return;
  }
  if (!items.some((item) => readTheme(item))) {
    findings.refuse('themes', 'unknown-code', received);
    return;
  }
  const themes: StoredTheme[] = [];
  for (const item of items) {
    const read = readTheme(item);
    if (read === undefined) findings.repair('themes', 'unknown-code-removed', item);
    else if (themes.includes(read.code)) findings.repair('themes', 'duplicate-removed', item);
    else {
      if (read.isLabel) findings.repair('themes', 'label-for-code', item);
      themes.push(read.code);
    }
  }
  return themes;
}

export interface ReadSousThemes {
  readonly sousThemes: SousTheme[];
  /** What v1 kept as an annotation: lines of the notes. */
  readonly annotations: readonly string[];
}

/** `[{"<theme>": ["<code>", …]}, {"annotation": ["<text>"]}]`. */
export function readSousThemes(
  received: unknown,
  themes: readonly StoredTheme[],
  findings: Findings,
): ReadSousThemes {
  const sousThemes: SousTheme[] = [];
  const annotations: string[] = [];
  for (const [group, item] of asList(received).flatMap(pairsOf)) {
    const name = typeof item === 'string' ? `${group}.${item}` : item;
    const code = typeof name === 'string' ? sousThemeOf.get(name) : undefined;
    if (group === 'annotation' && typeof item === 'string') annotations.push(item.trim());
    else if (code === undefined) findings.repair('sousThemes', 'unknown-code-removed', name);
    else if (!themes.some((theme) => code.startsWith(`${theme}.`))) {
      findings.repair('sousThemes', 'sub-theme-without-theme', name);
    } else if (sousThemes.includes(code)) findings.repair('sousThemes', 'duplicate-removed', name);
    else sousThemes.push(code);
  }
  return { sousThemes, annotations: annotations.filter((text) => text !== '') };
}

function pairsOf(group: unknown): readonly (readonly [string, unknown])[] {
  if (!isFields(group)) return [['', group]];
  return Object.entries(group).flatMap(([name, items]) =>
    asList(items).map((item) => [name, item] as const),
  );
}

function asList(received: unknown): readonly unknown[] {
  if (isNothing(received)) return [];
  return Array.isArray(received) ? received : [received];
}
