import { tagLimits, type TagView } from '@coop/contract/tag-routes';

import type { CallFailure } from '../../../core/bot-client.ts';
import { failureView } from '../../../core/failure-view.ts';
import type { Text } from '../../../core/texts.ts';

/** Case, accents, hyphens and spaces do not make another name: the bot says the same. */
export function tagKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[\s_'’-]+/g, ' ')
    .replace(/^[# ]+| +$/g, '');
}

export function isNameLongEnough(name: string): boolean {
  return name.replace(/^[#\s]+|\s+$/g, '').length >= tagLimits.name.min && tagKey(name) !== '';
}

/** Whose it is: « à moi », « territoire 44 », « nationale ». */
export function scopeText({ scope, departements = [] }: TagView, t: Text): string {
  return scope === 'territory'
    ? t('cra.tags.scope.territory', { codes: departements.join(', ') })
    : t(`cra.tags.scope.${scope}`);
}

/** Why it was not done, in one sentence: the bot's own where it has one. */
export function tagFailureText(failure: CallFailure, t: Text): string {
  const detail = failure.tag === 'Refused' ? failure.problem.detail : undefined;
  return detail ?? failureView(failure, t).title;
}
