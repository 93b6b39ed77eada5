import type { CraView } from '@coop/contract/cra';

import type { Text } from '../../../core/texts.ts';
import type { DayWords } from '../cra-words.ts';
import { formOf } from '../form/cra-form.ts';
import { differencesOf, type FormPart } from '../form/form-differences.ts';
import { partText } from '../form-words.ts';
import { instantText } from './history.presenter.ts';

export interface VersionView {
  readonly cra: CraView;
  readonly title: string;
  readonly when: string;
  readonly isInForce: boolean;
  /** What it changed, in words. */
  readonly changes: readonly VersionChange[];
}

export interface VersionChange {
  readonly part: FormPart;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export interface VersionsModel {
  /** First to last. */
  readonly versions: readonly CraView[];
  readonly words: DayWords;
  readonly timeZone: string;
}

/** Newest first: when, what was done, and what it changed. */
export function presentVersions(model: VersionsModel, t: Text): readonly VersionView[] {
  const { versions, words, timeZone } = model;
  return versions
    .map((cra, at): VersionView => {
      const before = versions[at - 1];
      return {
        cra,
        title: t(`cra.versions.${actOf(cra, before)}`, { rev: cra.rev }),
        when: instantText(cra.updatedAt, words, timeZone),
        isInForce: at === versions.length - 1,
        changes: before === undefined ? [] : changesOf(before, cra, words, t),
      };
    })
    .reverse();
}

function actOf(
  cra: CraView,
  before: CraView | undefined,
): 'entered' | 'removed' | 'restored' | 'changed' {
  if (before === undefined) {
    return 'entered';
  }
  const wasDeleted = before.deletedAt !== undefined;
  const isDeleted = cra.deletedAt !== undefined;
  if (wasDeleted === isDeleted) {
    return 'changed';
  }
  return isDeleted ? 'removed' : 'restored';
}

function changesOf(
  before: CraView,
  after: CraView,
  words: DayWords,
  t: Text,
): readonly VersionChange[] {
  const old = formOf(before.content);
  const next = formOf(after.content);
  return differencesOf({ mine: old, theirs: next }).map(({ part }) => ({
    part,
    label: t(`field.${part}`),
    before: partText(part, old, words, t),
    after: partText(part, next, words, t),
  }));
}
