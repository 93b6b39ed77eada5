import * as React from 'react';
import { useEffect, useRef } from 'react';

import { useText } from '../../../core/language.tsx';
import { useLive } from '../../../core/use-live.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useDesk } from '../desk-context.tsx';
import { wordsOfQuery } from '../history-keeper.ts';
import { DoneNotice } from '../list/done-notice.tsx';
import { ExportList } from './export-list.tsx';
import { Filters } from './filters.tsx';
import { HistoryRows } from './history-rows.tsx';
import { type HistoryModel, type HistoryView, presentHistory } from './history.presenter.ts';
import styles from './history.module.css';
import { useHistoryModel } from './use-history-model.ts';
import { Versions } from './versions.tsx';

const css = classNames(styles);

/** All the CRAs of the person, or the versions of one of them. */
export function CraHistory(): React.ReactElement {
  const screen = useLive(useDesk().screen);
  return screen.tag === 'versions' ? <Versions id={screen.id} /> : <HistoryScreen />;
}

function HistoryScreen(): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  const scroller = useRef<HTMLDivElement>(null);
  const model = useHistoryModel();
  const view = presentHistory(model, t);
  useEffect(() => {
    void desk.history.reload();
  }, [desk]);
  return (
    <div
      ref={scroller}
      className={css('screen')}
      onScroll={(event) => desk.history.place.set(event.currentTarget.scrollTop)}
    >
      <div className={css('head')}>
        <IconButton icon="arrow-left" label={t('cra.history.back')} onPress={desk.leave} />
        <h2>{t('cra.history.title')}</h2>
      </div>
      <DoneNotice takesFocus />
      <Filters model={model} />
      <Content view={view} model={model} scroller={scroller} />
    </div>
  );
}

interface ContentProps {
  readonly view: HistoryView;
  readonly model: HistoryModel;
  readonly scroller: React.RefObject<HTMLDivElement | null>;
}

function Content({ view, model, scroller }: ContentProps): React.ReactElement {
  const t = useText();
  const { history } = useDesk();
  switch (view.tag) {
    case 'loading':
      return <Skeleton label={t('cra.list.loading')} blocks={[20, 56, 56, 56, 56]} />;
    case 'failed':
      return <FailureNotice failure={view.failure} onRetry={() => void history.reload()} />;
    case 'empty':
      return (
        <div className={css('empty')}>
          <p className={css('emptyTitle')}>{view.title}</p>
          <p>{view.explain}</p>
          <Button isSmall onPress={history.clear}>
            {t('cra.history.clear')}
          </Button>
        </div>
      );
    case 'ready':
      return (
        <>
          <div className={css('top')}>
            <p className={css('totals')} role="status">
              {view.totals}
            </p>
            {view.isDeleted ? null : <ExportList query={wordsOfQuery(model.history.filter)} />}
          </div>
          <HistoryRows model={model} count={view.count} scroller={scroller} />
          {view.failure === undefined ? null : (
            <FailureNotice failure={view.failure} onRetry={() => void history.reload()} />
          )}
        </>
      );
  }
}
