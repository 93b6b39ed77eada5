import type { MessageKey, Text } from '../../../core/texts.ts';
import type { Done } from '../desk.ts';
import { summaryOf } from '../cra-words.ts';
import { warningText } from '../warning-words.ts';

export interface DoneView {
  readonly title: string;
  readonly summary: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly undo: 'remove' | 'restore' | 'none';
  readonly warnings: readonly string[];
}

/** The same for a series. */
const seriesTitles = {
  recorded: 'cra.done.recordedAll',
  edited: 'cra.done.editedAll',
  removed: 'cra.done.removedAll',
  restored: 'cra.done.restoredAll',
} as const satisfies Record<Exclude<Done['tag'], 'failed'>, MessageKey>;

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
  const count = done.others.length + 1;
  const title = count === 1 ? t(titles[done.tag]) : t(seriesTitles[done.tag], { count });
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
