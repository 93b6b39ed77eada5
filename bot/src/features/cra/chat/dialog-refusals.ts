import type { CraRefusal } from '@coop/contract/cra';

import { failureText, refusingEntry } from './entry-answers.ts';
import type { EntryFailure } from './store-entry.ts';
import type { DialogRefusal } from '../../../core/describe-dialog.ts';
import type { Refusing } from '../../../core/message.ts';
import type { Text } from '../../../core/text.ts';

/** What was typed cannot be taken: the sentences, where they stand. */
export interface Unreadable {
  readonly tag: 'Unreadable';
  readonly refusal: DialogRefusal;
}

/** What a dialog answers for each failure: what it could not read as it is, the rest above. */
export const dialogRefusing: Refusing<EntryFailure | Unreadable, DialogRefusal> = {
  ...refusingEntry<DialogRefusal>((failure) => ({ general: failureText(failure) })),
  Unreadable: ({ refusal }) => refusal,
};

/** Which element a refusal stands at (none: above the form), and its sentence there. */
export interface Standing {
  readonly elementOf: (field: string) => string | undefined;
  readonly sentence: (refusal: CraRefusal, field: string) => Text;
}

/** The first refusal of each element at it; those whose field has none, above the form. */
export function refusalAt(
  refusals: readonly CraRefusal[],
  { elementOf, sentence }: Standing,
): DialogRefusal {
  const elements: Record<string, Text> = {};
  const others: CraRefusal[] = [];
  for (const refusal of refusals) {
    const field = refusal.field.split('.')[0] ?? '';
    const element = elementOf(field);
    if (element === undefined) others.push(refusal);
    else elements[element] ??= sentence(refusal, field);
  }
  if (others.length === 0) return { elements };
  return { elements, general: failureText({ tag: 'CraRefused', refusals: others }) };
}

/** Nothing stands anywhere. */
export function isClear({ general, elements = {} }: DialogRefusal): boolean {
  return general === undefined && Object.keys(elements).length === 0;
}
