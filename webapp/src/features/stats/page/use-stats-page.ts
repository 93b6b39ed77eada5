import type { Me } from '@coop/contract/identity-routes';
import type { StatsChoices } from '@coop/contract/stats-routes';
import { useEffect } from 'react';

import { useText } from '../../../core/language.tsx';
import { useLocale, useRuntime } from '../../../core/runtime-context.tsx';
import { useLive } from '../../../core/use-live.ts';
import { useDesk } from '../desk-context.tsx';
import { type Choice, readChoice, writeChoice } from '../query/choice.ts';
import { scopedChoice } from '../query/first-scope.ts';
import { makeWords, type StatsWords } from '../words.ts';
import { presentStatsPage, type StatsPageView } from './stats-page.presenter.ts';

export interface StatsPageState {
  readonly view: StatsPageView;
  readonly words: StatsWords;
  /** What the address says, with the scope that it leaves open. */
  readonly choice: Choice;
  readonly choices: StatsChoices | undefined;
  readonly me: Me;
  readonly choose: (choice: Choice) => void;
}

/** The page's choice is its address: what changes one changes the other. */
export function useStatsPage(me: Me): StatsPageState {
  const desk = useDesk();
  const { pages } = useRuntime();
  const t = useText();
  const locale = useLocale();
  const query = useLive(pages.open)?.query ?? '';
  const found = useLive(desk.choices);
  const choice = scopedChoice(readChoice(query), me);
  const asked = writeChoice(choice);
  useEffect(() => {
    void desk.choices.refresh();
  }, [desk]);
  useEffect(() => desk.ask(readChoice(asked)), [desk, asked]);
  const words = makeWords(locale, t);
  const choices = found.tag === 'known' ? found.value : undefined;
  return {
    view: presentStatsPage(useLive(desk.figures), choices, words),
    words,
    choice,
    choices,
    me,
    choose: (next) => pages.show({ id: 'stats', query: writeChoice(next) }),
  };
}
