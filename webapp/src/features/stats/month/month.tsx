import * as React from 'react';
import { useRef } from 'react';

import { useText } from '../../../core/language.tsx';
import { useLocale, useRuntime } from '../../../core/runtime-context.tsx';
import { useLive } from '../../../core/use-live.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { BlockCard } from '../card/block-card.tsx';
import { useDesk } from '../desk-context.tsx';
import { FigureRow } from '../page/figure-row.tsx';
import { useChartTones } from '../page/use-chart-tones.ts';
import { firstChoice, writeChoice } from '../query/choice.ts';
import { dailyChoice } from '../query/first-scope.ts';
import { makeWords, type StatsWords } from '../words.ts';
import styles from './month.module.css';
import { type MonthView, presentMonth } from './month.presenter.ts';
import { MonthSkeleton } from './month-skeleton.tsx';

const css = classNames(styles);

/** The month in the panel, and the way to everything else. */
export function Month(): React.ReactElement {
  const t = useText();
  const { pages, me } = useRuntime();
  const frame = useRef<HTMLDivElement>(null);
  const words = makeWords(useLocale(), t);
  const view = presentMonth(useLive(useDesk().month), words);
  const known = useLive(me);
  useChartTones(frame);
  const open = (): void => {
    const choice = known.tag === 'known' ? dailyChoice(firstChoice, known.value) : firstChoice;
    pages.show({ id: 'stats', query: writeChoice(choice) });
  };
  return (
    <div ref={frame} className={css('month')}>
      <MonthContent view={view} words={words} />
      <Button isWide icon="arrow-expand" onPress={open}>
        {t('stats.openPage')}
      </Button>
    </div>
  );
}

interface MonthContentProps {
  readonly view: MonthView;
  readonly words: StatsWords;
}

function MonthContent({ view, words }: MonthContentProps): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  switch (view.tag) {
    case 'loading':
      return <MonthSkeleton />;
    case 'failed':
      return <FailureNotice failure={view.failure} onRetry={desk.askMonth} />;
    case 'empty':
      return (
        <div className={css('empty')}>
          <p className={css('emptyTitle')}>{t('stats.empty')}</p>
          <p>{t('stats.empty.explain')}</p>
        </div>
      );
    case 'ready': {
      const caption = t('stats.caption', { scope: view.scope, period: view.period });
      return (
        <>
          <div>
            <h2 className={css('scope')}>{view.scope}</h2>
            <p className={css('period')}>
              {t('stats.context', { period: view.period, before: view.before })}
            </p>
          </div>
          <FigureRow figures={view.figures} isCompact />
          <BlockCard block={view.evolution} caption={caption} number={words.number} />
          <BlockCard block={view.themes} caption={caption} number={words.number} />
        </>
      );
    }
  }
}
