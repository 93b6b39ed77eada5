import * as React from 'react';
import { useEffect } from 'react';

import { useText } from '../../core/language.tsx';
import { useRuntime } from '../../core/runtime-context.tsx';
import { useLive } from '../../core/use-live.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from './desk-context.tsx';

/** On the home tab of those who record no CRA: their month in a line. */
export function StatsHome(): React.ReactElement | null {
  const t = useText();
  const desk = useDesk();
  const { me, tab } = useRuntime();
  const known = useLive(me);
  const figures = useLive(desk.month);
  const isTheirs = known.tag === 'known' && !known.value.roles.includes('conseiller');
  useEffect(() => {
    if (isTheirs) {
      desk.askMonth();
    }
  }, [desk, isTheirs]);
  if (!isTheirs) {
    return null;
  }
  const cras = figures.tag === 'known' ? figures.answer.result.cras : undefined;
  return (
    <Button isWide icon="chart-bar" onPress={() => tab.set('stats')}>
      {cras === undefined ? t('stats.home') : t('stats.home.cras', { cras })}
    </Button>
  );
}
