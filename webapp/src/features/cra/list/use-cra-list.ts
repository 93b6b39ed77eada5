import { useEffect } from 'react';

import { useText } from '../../../core/language.tsx';
import { useLocale, useRuntime } from '../../../core/runtime-context.tsx';
import { useLive } from '../../../core/use-live.ts';
import { useDesk } from '../desk-context.tsx';
import { type ListView, presentList } from './cra-list.presenter.ts';

/** The list of the day on screen, asked for as soon as the bot has said which day it is. */
export function useCraList(): ListView {
  const desk = useDesk();
  const runtime = useRuntime();
  const t = useText();
  const me = useLive(runtime.me);
  const habits = useLive(desk.habits);
  const today = habits.tag === 'known' ? habits.value.today : undefined;
  const filter = useLive(desk.filter);
  useEffect(() => {
    if (today === undefined) {
      void desk.habits.refresh();
    } else if (desk.filter.get().date === undefined) {
      desk.show({ date: today });
    }
  }, [desk, today]);
  const failure = habits.tag === 'failed' ? habits : undefined;
  const list = useLive(desk.list);
  return presentList(
    {
      list: failure ?? list,
      filter,
      done: useLive(desk.done),
      today,
      locale: useLocale(),
      timeZone: me.tag === 'known' ? me.value.timeZone : 'Europe/Paris',
    },
    t,
  );
}
