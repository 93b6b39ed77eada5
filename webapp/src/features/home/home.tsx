import * as React from 'react';

import { type Feature, isOpenTo } from '../../core/feature.ts';
import { useText } from '../../core/language.tsx';
import { useHost, useRuntime } from '../../core/runtime-context.tsx';
import { currentName } from '../../core/selectors.ts';
import { useLive } from '../../core/use-live.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './home.module.css';

const css = classNames(styles);

/** The name comes from the host, so that the greeting never waits. */
export function Home({ features }: { readonly features: readonly Feature[] }): React.ReactElement {
  const t = useText();
  const me = useLive(useRuntime().me);
  const name = useHost(currentName);
  const roles = me.tag === 'known' ? me.value.roles : [];
  const parts = features.filter((feature) => isOpenTo(feature, roles));
  const hasNoRole = me.tag === 'known' && parts.every((feature) => feature.roles === undefined);
  return (
    <div className={css('home')}>
      <h2>{t('home.greeting', { name })}</h2>
      {hasNoRole ? <p className={css('nothing')}>{t('home.nothing')}</p> : null}
      {parts.map(({ id, HomePart }) => (HomePart === undefined ? null : <HomePart key={id} />))}
    </div>
  );
}
