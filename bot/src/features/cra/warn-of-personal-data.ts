import type { CraContent } from '@coop/contract/cra';

import { findPersonalData, type PersonalDataKind } from '../../core/personal-data.ts';

/** A free text that seems to name somebody: said to the author, never a refusal. */
export interface Warning {
  readonly field: string;
  readonly kinds: PersonalDataKind[];
}

/** Looks into what is typed freely: title, notes, details of redirections, names of tags. */
export function warnOfPersonalData(
  content: CraContent,
  tagNames: readonly string[],
): readonly Warning[] {
  return warningsOf([
    ['titre', content.titre],
    ['notes', content.notes],
    ['orientations', content.orientations.map(({ precision }) => precision ?? '').join('\n')],
    ['tags', tagNames.join('\n')],
  ]);
}

/** The same for the name of a tag that is being made or changed. */
export function warnOfName(name: string): readonly Warning[] {
  return warningsOf([['tags', name]]);
}

function warningsOf(
  texts: readonly (readonly [field: string, text: string | undefined])[],
): readonly Warning[] {
  return texts.flatMap(([field, text]) => {
    const kinds = new Set(findPersonalData(text ?? '').map(({ kind }) => kind));
    return kinds.size > 0 ? [{ field, kinds: [...kinds] }] : [];
  });
}
