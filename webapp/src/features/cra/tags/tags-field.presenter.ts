import { craLimits } from '@coop/contract/cra';
import { tagLimits, type TagView } from '@coop/contract/tag-routes';

import type { Text } from '../../../core/texts.ts';
import { isNameLongEnough, scopeText, tagKey } from './tag-words.ts';

/** The id of the proposal that makes the tag which is typed. */
export const makeId = 'make';
const mostProposals = 8;

export interface TagChip {
  readonly id: string;
  readonly name: string;
}

export interface TagsFieldView {
  readonly chips: readonly TagChip[];
  readonly options: readonly {
    readonly id: string;
    readonly label: string;
    readonly hint: string;
  }[];
  readonly status: string;
  /** Whether one more fits. */
  readonly hasRoom: boolean;
}

export interface TagsFieldModel {
  readonly chosen: readonly string[];
  readonly tags: readonly TagView[];
  readonly text: string;
}

/** The tags that are on the CRA, and those that are proposed for what is typed. */
export function presentTagsField(model: TagsFieldModel, t: Text): TagsFieldView {
  const { chosen, tags, text } = model;
  const key = tagKey(text);
  const usable = tags.filter(({ isUsable }) => isUsable);
  const found = usable.filter(({ id, name }) => !chosen.includes(id) && tagKey(name).includes(key));
  const isKnown = usable.some(({ name }) => tagKey(name) === key);
  const canMake = !isKnown && isNameLongEnough(text);
  const proposals = found.slice(0, mostProposals).map((tag) => ({
    id: tag.id,
    label: tag.name,
    hint: scopeText(tag, t),
  }));
  const making = canMake
    ? [{ id: makeId, label: t('cra.tags.make', { name: clean(text) }), hint: '' }]
    : [];
  return {
    chips: chosen.map((id) => ({ id, name: nameOf(id, tags, t) })),
    options: [...proposals, ...making],
    status: statusOf({ count: found.length, canMake, key }, t),
    hasRoom: chosen.length < craLimits.tags,
  };
}

function clean(text: string): string {
  return text.trim().replace(/^#+\s*/, '');
}

/** A tag that is put on no other CRA says so. */
function nameOf(id: string, tags: readonly TagView[], t: Text): string {
  const tag = tags.find((one) => one.id === id);
  if (tag === undefined) {
    return t('cra.tags.loading');
  }
  return tag.isUsable ? tag.name : t('cra.tags.archivedName', { name: tag.name });
}

function statusOf(
  found: { readonly count: number; readonly canMake: boolean; readonly key: string },
  t: Text,
): string {
  if (found.count === 0 && !found.canMake) {
    return found.key === ''
      ? t('cra.tags.none', { min: tagLimits.name.min })
      : t('cra.tags.tooShort', { min: tagLimits.name.min });
  }
  return t('cra.tags.found', { count: found.count });
}
