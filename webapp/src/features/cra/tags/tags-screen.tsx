import type { TagView } from '@coop/contract/tag-routes';
import * as React from 'react';
import { useEffect } from 'react';

import { failureView } from '../../../core/failure-view.ts';
import { useText } from '../../../core/language.tsx';
import { useLive } from '../../../core/use-live.ts';
import { IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { NewTagForm } from './new-tag-form.tsx';
import { TagRow } from './tag-row.tsx';
import type { TagKeeper, TagList } from './tag-keeper.ts';
import styles from './tags.module.css';

const css = classNames(styles);

export interface TagsScreenProps {
  readonly keeper: TagKeeper;
  /** Absent where the screen is a tab of its own. */
  readonly onLeave?: () => void;
}

/** « Mes étiquettes »: to make, rename, merge and archive those that are the person's to change. */
export function TagsScreen({ keeper, onLeave }: TagsScreenProps): React.ReactElement {
  const t = useText();
  const known = useLive(keeper);
  useEffect(() => {
    keeper.want();
    void keeper.refresh();
  }, [keeper]);
  return (
    <div className={css('screen')}>
      <div className={css('head')}>
        {onLeave === undefined ? null : (
          <IconButton icon="arrow-left" label={t('cra.tags.back')} onPress={onLeave} />
        )}
        <h2>{t(onLeave === undefined ? 'cra.tags.tab' : 'cra.tags.title')}</h2>
      </div>
      {known.tag === 'loading' ? (
        <Skeleton label={t('cra.tags.loadingList')} blocks={[96, 44, 44, 44]} />
      ) : known.tag === 'failed' ? (
        <FailureNotice
          failure={failureView(known.failure, t)}
          onRetry={() => void keeper.refresh()}
        />
      ) : (
        <Content list={known.value} keeper={keeper} />
      )}
    </div>
  );
}

function Content(props: {
  readonly list: TagList;
  readonly keeper: TagKeeper;
}): React.ReactElement {
  const t = useText();
  const { list, keeper } = props;
  const usable = list.tags.filter(({ isUsable }) => isUsable);
  const archived = list.tags.filter(({ isArchived, mayManage }) => isArchived && mayManage);
  return (
    <>
      <p className={css('explain')}>{t('cra.tags.explain')}</p>
      <NewTagForm keeper={keeper} scopes={list.mayMake} />
      <Rows tags={usable} all={usable} keeper={keeper} />
      {archived.length === 0 ? null : (
        <>
          <h3 className={css('title')}>{t('cra.tags.archived')}</h3>
          <Rows tags={archived} all={usable} keeper={keeper} />
        </>
      )}
    </>
  );
}

function Rows(props: {
  readonly tags: readonly TagView[];
  readonly all: readonly TagView[];
  readonly keeper: TagKeeper;
}): React.ReactElement {
  return (
    <ul className={css('list')}>
      {props.tags.map((tag) => (
        <TagRow key={tag.id} tag={tag} all={props.all} keeper={props.keeper} />
      ))}
    </ul>
  );
}
