import type { StatsAnswer } from '@coop/contract/stats-routes';

import { type Choice, type FilterName, filterNames } from '../query/choice.ts';
import { families } from '../blocks/codes.ts';
import type { StatsWords } from '../words.ts';

/** A filter in force, with what takes it off. */
export interface ChipView {
  readonly filter: FilterName;
  readonly code: string;
  readonly label: string;
}

type Names = Partial<Pick<StatsAnswer['names'], 'communes' | 'tags'>>;

export function presentChips(
  filters: Choice['filters'],
  names: Names,
  words: StatsWords,
): readonly ChipView[] {
  return filterNames.flatMap((filter) =>
    filters[filter].map((code) => ({
      filter,
      code,
      label: filterLabel(filter, code, { names, words }),
    })),
  );
}

export function filterLabel(
  filter: FilterName,
  code: string,
  { names, words }: { readonly names: Names; readonly words: StatsWords },
): string {
  if (filter === 'communes' || filter === 'tags') {
    return names[filter]?.[code] ?? code;
  }
  const key = families[filter].label(code);
  return key === undefined ? code : words.t(key);
}
