import * as React from 'react';

import { useText } from '../../core/language.tsx';
import { useLive } from '../../core/use-live.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useDesk } from './desk-context.tsx';
import { CraListScreen } from './list/cra-list.tsx';

const CraEntry = React.lazy(async () => {
  const { CraEntry: entry } = await import(
    /* webpackChunkName: "cra-entry" */ './entry/cra-entry.tsx'
  );
  return { default: entry };
});

/** Either the list of a day or a form. */
export function CraTab(): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  const screen = useLive(desk.screen);
  const craId = useLive(desk.draft)?.craId;
  if (screen.tag === 'list') {
    return <CraListScreen />;
  }
  return (
    <React.Suspense
      fallback={<Skeleton label={t('cra.entry.loading')} blocks={[32, 36, 80, 44, 92, 132]} />}
    >
      <CraEntry key={`${screen.tag} ${craId ?? ''}`} mode={screen.tag} />
    </React.Suspense>
  );
}
