import type { Me } from '@coop/contract/identity-routes';
import * as React from 'react';
import { useEffect, useRef } from 'react';

import { useText } from '../../../core/language.tsx';
import { useRuntime } from '../../../core/runtime-context.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { BlockCard } from '../card/block-card.tsx';
import { useDesk } from '../desk-context.tsx';
import { firstChoice } from '../query/choice.ts';
import type { StatsWords } from '../words.ts';
import { Controls } from './controls.tsx';
import { FigureRow } from './figure-row.tsx';
import styles from './stats-page.module.css';
import type { BlockRow, ReadyView } from './stats-page.presenter.ts';
import { StatsSkeleton } from './stats-skeleton.tsx';
import { useChartTones } from './use-chart-tones.ts';
import { type StatsPageState, useStatsPage } from './use-stats-page.ts';

const css = classNames(styles);

/** Statistics with room: what is looked at, then the four figures, then every subject. */
export function StatsPage({ me }: { readonly me: Me }): React.ReactElement {
  const t = useText();
  const state = useStatsPage(me);
  const page = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useChartTones(page);
  useEffect(() => takeLostFocus(heading.current), []);
  return (
    <div ref={page} className={css('page')}>
      <div className={css('column')} data-sheet="">
        <h1 ref={heading} tabIndex={-1} className={css('heading')}>
          {t('stats.tab')}
        </h1>
        <Controls state={state} />
        <Content state={state} />
      </div>
    </div>
  );
}

/** A page that comes in place of the channel begins at its title for those who cannot see it. */
function takeLostFocus(heading: HTMLElement | null): void {
  if (document.activeElement === document.body) {
    heading?.focus();
  }
}

function Content({ state }: { readonly state: StatsPageState }): React.ReactElement {
  const { view, words, choose } = state;
  const t = useText();
  const desk = useDesk();
  switch (view.tag) {
    case 'loading':
      return <StatsSkeleton />;
    case 'failed':
      return (
        <FailureNotice
          failure={view.failure}
          onRetry={view.failure.isOfChoice ? () => choose(firstChoice) : desk.retry}
        />
      );
    case 'empty':
      return (
        <>
          <Context view={view} />
          <div className={css('empty')}>
            <p className={css('emptyTitle')}>{t('stats.empty')}</p>
            <p>{t('stats.empty.explain')}</p>
          </div>
        </>
      );
    case 'ready':
      return <Ready view={view} words={words} />;
  }
}

/** Whose figures these are, and of when: as they were answered, not as they are being asked. */
function Context({ view }: { readonly view: ReadyView }): React.ReactElement {
  const t = useText();
  return (
    <h2 className={css('context')}>
      <span className={css('scope')}>{view.scope}</span>
      <span>{t('stats.context', { period: view.period, before: view.before })}</span>
    </h2>
  );
}

interface ReadyProps {
  readonly view: ReadyView;
  readonly words: StatsWords;
}

function Ready({ view, words }: ReadyProps): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  useSpoken(view);
  const caption = t('stats.caption', { scope: view.scope, period: view.period });
  return (
    <div
      className={css('content', view.isRefreshing && 'refreshing')}
      aria-busy={view.isRefreshing}
    >
      {view.stale === undefined ? null : (
        <FailureNotice failure={view.stale} lead={t('stats.stale')} onRetry={desk.retry} />
      )}
      <Context view={view} />
      <FigureRow figures={view.figures} />
      {view.note === undefined ? null : <p className={css('note')}>{view.note}</p>}
      {view.rows.map((row, at) => (
        <Row key={at} row={row} caption={caption} words={words} />
      ))}
    </div>
  );
}

interface RowProps {
  readonly row: BlockRow;
  readonly caption: string;
  readonly words: StatsWords;
}

function Row({ row, caption, words }: RowProps): React.ReactElement {
  return (
    <div className={css('row')}>
      {row.map((column, at) => (
        <div key={at} className={css('cell')}>
          {column.map((block) => (
            <BlockCard key={block.id} block={block} caption={caption} number={words.number} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** Says once that the figures have come, for those who do not see them change. */
function useSpoken({ scope, period, figures, isRefreshing }: ReadyView): void {
  const t = useText();
  const { announcement } = useRuntime();
  const value = figures[0]?.value ?? '';
  useEffect(() => {
    if (!isRefreshing) {
      announcement.set(t('stats.spoken', { scope, period, cras: value }));
    }
    // The texts change with the language alone, which draws the page anew.
  }, [announcement, scope, period, value, isRefreshing]); // eslint-disable-line react-hooks/exhaustive-deps -- t is another function at each drawing
}
