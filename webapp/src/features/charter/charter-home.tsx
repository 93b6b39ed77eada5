import * as React from 'react';
import { useEffect } from 'react';

import { useText } from '../../core/language.tsx';
import { useRuntime } from '../../core/runtime-context.tsx';
import { useLive } from '../../core/use-live.ts';
import { Button } from '../../ui/button.tsx';
import { isWaiting } from './charter.presenter.ts';
import { useDesk } from './desk-context.tsx';

/** On the home tab, only while the charter waits for this person. */
export function CharterHome(): React.ReactElement | null {
  const t = useText();
  const desk = useDesk();
  const { tab } = useRuntime();
  const own = useLive(desk.own);
  useEffect(() => desk.ask(), [desk]);
  if (own.tag !== 'known' || !isWaiting(own.value)) {
    return null;
  }
  return (
    <Button isWide icon="file-text-outline" onPress={() => tab.set('charter')}>
      {t(own.value.state === 'superseded' ? 'charter.home.changed' : 'charter.home.waiting')}
    </Button>
  );
}
