import type { TagView } from '@coop/contract/tag-routes';
import * as React from 'react';
import { useState } from 'react';

import type { CallFailure } from '../../../core/bot-client.ts';
import { useText } from '../../../core/language.tsx';
import { useRuntime } from '../../../core/runtime-context.tsx';
import type { Result } from '../../../core/result.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Menu, type MenuItem } from '../../../ui/menu.tsx';
import { MergeForm, RenameForm } from './tag-forms.tsx';
import type { TagKeeper } from './tag-keeper.ts';
import { scopeText, tagFailureText } from './tag-words.ts';
import styles from './tags.module.css';

const css = classNames(styles);

export interface TagRowProps {
  readonly tag: TagView;
  /** Those into which it may be merged. */
  readonly all: readonly TagView[];
  readonly keeper: TagKeeper;
}

/** One tag: whose it is, how often it was used, and what its "⋯" does with it. */
export function TagRow({ tag, all, keeper }: TagRowProps): React.ReactElement {
  const t = useText();
  const { announcement } = useRuntime();
  const [open, setOpen] = useState<'rename' | 'merge'>();
  const [failure, setFailure] = useState<string>();

  const run = async (
    calling: Promise<Result<unknown, CallFailure>>,
    done: string,
  ): Promise<void> => {
    const answer = await calling;
    if (answer.ok) {
      setFailure(undefined);
      setOpen(undefined);
      announcement.set(done);
    } else {
      setFailure(tagFailureText(answer.failure, t));
    }
  };

  const { name } = tag;
  const others = all.filter(({ id }) => id !== tag.id);
  return (
    <li className={css('row')}>
      <div className={css('line')}>
        <span className={css('what')}>
          <span>{name}</span>
          <span className={css('hint')}>
            {tag.uses === 0
              ? scopeText(tag, t)
              : t('cra.tags.line', { scope: scopeText(tag, t), uses: tag.uses })}
          </span>
        </span>
        {tag.mayManage ? (
          <Menu
            label={t('cra.tags.menu', { name })}
            items={itemsOf(tag, t, {
              rename: () => setOpen('rename'),
              merge: others.length > 0 ? () => setOpen('merge') : undefined,
              archive: () => void run(keeper.archive(tag), t('cra.tags.done.archived', { name })),
              restore: () => void run(keeper.restore(tag), t('cra.tags.done.restored', { name })),
            })}
          />
        ) : null}
      </div>
      {open === 'rename' ? (
        <RenameForm
          name={name}
          onCancel={() => setOpen(undefined)}
          onRename={(next) => void run(keeper.rename(tag, next), t('cra.tags.done.renamed'))}
        />
      ) : null}
      {open === 'merge' ? (
        <MergeForm
          tag={tag}
          others={others}
          onCancel={() => setOpen(undefined)}
          onMerge={(into) => void run(keeper.merge(tag, into), t('cra.tags.done.merged'))}
        />
      ) : null}
      <div aria-live="assertive">
        {failure === undefined ? null : <p className={css('failure')}>{failure}</p>}
      </div>
    </li>
  );
}

interface Acts {
  readonly rename: () => void;
  readonly merge: (() => void) | undefined;
  readonly archive: () => void;
  readonly restore: () => void;
}

function itemsOf(
  { isArchived }: TagView,
  t: ReturnType<typeof useText>,
  { rename, merge, archive, restore }: Acts,
): readonly MenuItem[] {
  if (isArchived) {
    return [{ id: 'restore', label: t('cra.tags.restore'), icon: 'restore', onPress: restore }];
  }
  return [
    { id: 'rename', label: t('cra.tags.rename'), icon: 'pencil-outline', onPress: rename },
    ...(merge === undefined
      ? []
      : [{ id: 'merge', label: t('cra.tags.merge'), icon: 'source-merge', onPress: merge }]),
    { id: 'archive', label: t('cra.tags.archive'), icon: 'archive-outline', onPress: archive },
  ];
}
