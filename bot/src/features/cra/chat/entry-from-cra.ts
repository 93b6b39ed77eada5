import { themes } from '@coop/contract/cra';

import type { EntryArgs, EntryFields } from './entry-args.ts';
import type { Cra } from '../cra.ts';
import { themesInFormOrder } from '../theme-order.ts';

/** An entry that begins with what a CRA says: to edit it, or (another id) to enter one like it. */
export function entryFromCra(
  { id, content }: Cra,
  { craId = id, rev }: { readonly craId?: string; readonly rev?: number },
): EntryArgs {
  const { serie, titre, notes, ...rest } = content;
  const isSame = rev !== undefined;
  const chosen = themes.filter((theme) => content.themes.includes(theme));
  const fields: EntryFields = {
    ...rest,
    ...(titre !== undefined && { titre }),
    ...(notes !== undefined && isSame && { notes }),
    ...(serie !== undefined && isSame && { serie }),
  };
  return {
    craId,
    ticks: [...new Set([...chosen, ...themesInFormOrder])].slice(0, 6),
    fields,
    source: 'dialog',
    ...(isSame && { rev }),
  };
}
