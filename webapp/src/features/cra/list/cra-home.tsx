import * as React from 'react';
import { useEffect } from 'react';

import { useText } from '../../../core/language.tsx';
import { useLocale, useRuntime } from '../../../core/runtime-context.tsx';
import { useLive } from '../../../core/use-live.ts';
import { useLoaded } from '../../../core/use-loaded.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Sparkline } from '../../../ui/sparkline.tsx';
import { useDesk } from '../desk-context.tsx';
import styles from './cra-home.module.css';
import { type HomeView, presentHome } from './cra-home.presenter.ts';
import { loadEntry } from '../load-chunks.ts';
import { CraLine } from './cra-line.tsx';
import lineStyles from './cra-line.module.css';
import { DoneNotice } from './done-notice.tsx';

const css = classNames(styles);
const lineCss = classNames(lineStyles);

/** The CRAs' part of the home tab: the one button, the figures, the last ones. */
export function CraHome(): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  const { tab } = useRuntime();
  const view = useHomeView();
  return (
    <>
      <Button
        look="filled"
        isWide
        icon="plus"
        onPress={() => {
          tab.set('cra');
          void desk.openNew();
        }}
      >
        {t('cra.start')}
      </Button>
      <DoneNotice takesFocus />
      <HomeContent view={view} onRetry={desk.refresh} />
    </>
  );
}

function useHomeView(): HomeView {
  const desk = useDesk();
  const { me } = useRuntime();
  const t = useText();
  const known = useLive(me);
  useLoaded(loadEntry);
  useEffect(() => {
    void desk.summary.refresh();
    void desk.recent.refresh();
  }, [desk]);
  return presentHome(
    {
      summary: useLive(desk.summary),
      recent: useLive(desk.recent),
      line: {
        done: useLive(desk.done),
        today: known.tag === 'known' ? known.value.today : undefined,
        locale: useLocale(),
        timeZone: known.tag === 'known' ? known.value.timeZone : 'Europe/Paris',
      },
    },
    t,
  );
}

interface HomeContentProps {
  readonly view: HomeView;
  readonly onRetry: () => void;
}

function HomeContent({ view, onRetry }: HomeContentProps): React.ReactElement {
  const t = useText();
  switch (view.tag) {
    case 'loading':
      return <Skeleton label={t('cra.list.loading')} blocks={[56, 20, 48, 48]} />;
    case 'failed':
      return <FailureNotice failure={view.failure} onRetry={onRetry} />;
    case 'empty':
      return (
        <div className={css('empty')}>
          <p className={css('emptyTitle')}>{view.title}</p>
          <p>{view.explain}</p>
        </div>
      );
    case 'ready':
      return <Figures view={view} />;
  }
}

function Figures(props: {
  readonly view: Extract<HomeView, { tag: 'ready' }>;
}): React.ReactElement {
  const t = useText();
  const { tab } = useRuntime();
  const { view } = props;
  return (
    <>
      <dl className={css('figures')}>
        <div>
          <dt>{t('cra.home.today')}</dt>
          <dd>{view.today}</dd>
        </div>
      </dl>
      <button type="button" className={css('month')} onClick={() => tab.set('stats')}>
        <span className={css('line')}>
          <span className={css('quiet')}>{t('cra.home.month')}</span>
          <span className={css('value')}>{view.month}</span>
        </span>
        <span className={css('line')}>
          <span className={css('quiet')}>{t('cra.home.tendency')}</span>
          <Sparkline label={view.daysText} values={view.days} />
        </span>
      </button>
      <div>
        <h3 className={css('title')}>{t('cra.home.last')}</h3>
        <ul className={lineCss('lines')}>
          {view.lines.map((line) => (
            <CraLine key={line.cra.id} line={line} />
          ))}
        </ul>
        <AllOfThem />
      </div>
    </>
  );
}

function AllOfThem(): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  const { tab } = useRuntime();
  return (
    <Button
      look="quiet"
      isSmall
      icon="format-list-bulleted"
      onPress={() => {
        tab.set('cra');
        desk.openHistory();
      }}
    >
      {t('cra.history.open')}
    </Button>
  );
}
