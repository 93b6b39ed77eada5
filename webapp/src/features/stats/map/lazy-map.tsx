import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { useLoaded } from '../../../core/use-loaded.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import styles from '../charts/charts.module.css';
import type { FranceMapProps } from './france-map.tsx';

const css = classNames(styles);

/** The shapes of the map are fetched when it is on screen, and not before. */
export function LazyMap(props: FranceMapProps): React.ReactElement {
  const t = useText();
  const loaded = useLoaded(loadMap);
  switch (loaded.tag) {
    case 'loading':
      return <div className={css('mapPlace')} />;
    case 'failed':
      return (
        <div className={css('mapPlace')}>
          <p>{t('stats.carte.failed')}</p>
          <Button isSmall icon="refresh" onPress={loaded.retry}>
            {t('failure.retry')}
          </Button>
        </div>
      );
    case 'ready':
      return (
        <div className={css('chart')}>
          <loaded.value.FranceMap {...props} />
          <p className={css('credit')}>{t('stats.carte.credit')}</p>
        </div>
      );
  }
}

function loadMap(): Promise<{ readonly FranceMap: React.ComponentType<FranceMapProps> }> {
  return import(/* webpackChunkName: "stats-map" */ './france-map.tsx');
}
