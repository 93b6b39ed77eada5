import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { useLive } from '../../../core/use-live.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useDesk } from '../desk-context.tsx';
import { CraLine } from './cra-line.tsx';
import lineStyles from './cra-line.module.css';
import styles from './cra-list.module.css';
import type { ListHeading, ListView } from './cra-list.presenter.ts';
import { DoneNotice } from './done-notice.tsx';
import { useCraList } from './use-cra-list.ts';

const css = classNames(styles);
const lineCss = classNames(lineStyles);

/** The CRAs of a day, and the one button. */
export function CraListScreen(): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  const view = useCraList();
  const hasDraft = useLive(desk.draft)?.keeping.tag;
  const isBegun = hasDraft !== undefined && hasDraft !== 'untouched';
  return (
    <div className={css('screen')}>
      <Button look="filled" isWide icon="plus" onPress={() => void desk.openNew()}>
        {t(isBegun ? 'cra.resume' : 'cra.start')}
      </Button>
      <DoneNotice takesFocus />
      <Heading heading={view.heading} />
      <Content view={view} />
      <Button look="quiet" isSmall icon="format-list-bulleted" onPress={desk.openHistory}>
        {t('cra.history.open')}
      </Button>
      <Button look="quiet" isSmall icon="pound" onPress={desk.openTags}>
        {t('cra.tags.title')}
      </Button>
      <Button
        look="quiet"
        isSmall
        icon={view.heading.isTrash ? 'arrow-left' : 'trash-can-outline'}
        onPress={() => desk.show({ isTrash: !view.heading.isTrash })}
      >
        {t(view.heading.isTrash ? 'cra.trash.leave' : 'cra.trash.open')}
      </Button>
    </div>
  );
}

function Heading({ heading }: { readonly heading: ListHeading }): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  const { previous, next } = heading;
  return (
    <div className={css('heading')}>
      <h2 aria-live="polite">{heading.title}</h2>
      {previous === undefined ? null : (
        <>
          <IconButton
            icon="chevron-left"
            label={t('cra.list.previous')}
            onPress={() => desk.show({ date: previous })}
          />
          <IconButton
            icon="chevron-right"
            label={t('cra.list.next')}
            isDisabled={next === undefined}
            onPress={() => desk.show({ date: next })}
          />
        </>
      )}
    </div>
  );
}

function Content({ view }: { readonly view: ListView }): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  switch (view.tag) {
    case 'loading':
      return <Skeleton label={t('cra.list.loading')} blocks={[20, 48, 48, 48]} />;
    case 'failed':
      return (
        <FailureNotice
          failure={view.failure}
          onRetry={() => {
            void desk.habits.refresh();
            void desk.list.refresh();
          }}
        />
      );
    case 'empty':
      return (
        <div className={css('empty')}>
          <p className={css('emptyTitle')}>{view.title}</p>
          <p>{view.explain}</p>
        </div>
      );
    case 'ready':
      return (
        <>
          <p className={css('totals')}>{view.totals}</p>
          <ul className={lineCss('lines')}>
            {view.lines.map((line) => (
              <CraLine key={line.cra.id} line={line} />
            ))}
          </ul>
        </>
      );
  }
}
