import type { PersonalDataWarning } from '@coop/contract/cra-routes';

import type { MessageKey, Text } from '../../../core/texts.ts';
import type { Done } from '../desk.ts';
import { summaryOf } from '../cra-words.ts';

export interface DoneView {
  readonly title: string;
  readonly summary: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly undo: 'remove' | 'restore' | 'none';
  readonly warnings: readonly string[];
}

const titles = {
  recorded: 'cra.done.recorded',
  edited: 'cra.done.edited',
  removed: 'cra.done.removed',
  restored: 'cra.done.restored',
} as const satisfies Record<Exclude<Done['tag'], 'failed'>, MessageKey>;

const undos = {
  recorded: 'remove',
  edited: 'none',
  removed: 'restore',
  restored: 'none',
} as const;

/** Undefined when there is nothing to tell, or when the failure speaks for itself. */
export function presentDone(done: Done | undefined, t: Text): DoneView | undefined {
  if (done === undefined) {
    return undefined;
  }
  if (done.tag === 'failed') {
    return { title: '', summary: '', spoken: '', undo: 'none', warnings: [] };
  }
  const title = t(titles[done.tag]);
  const summary = summaryOf(done.cra.content, t);
  const found = done.tag === 'recorded' || done.tag === 'edited' ? done.warnings : [];
  const warnings = found.map((warning) => warningText(warning, t));
  return {
    title,
    summary,
    spoken: [title, summary, ...warnings].join(' '),
    undo: undos[done.tag],
    warnings,
  };
}

function warningText({ field, kinds }: PersonalDataWarning, t: Text): string {
  return t('cra.warning', {
    field: t(fieldLabel(field)),
    kinds: kinds.map((kind) => t(`cra.warning.${kind}`)).join(', '),
  });
}

function fieldLabel(field: string): MessageKey {
  const head = field.split(/[.[]/)[0];
  switch (head) {
    case 'titre':
      return 'field.titre';
    case 'orientations':
      return 'field.orientations';
    case 'tags':
      return 'field.tags';
    default:
      return 'field.notes';
  }
}
