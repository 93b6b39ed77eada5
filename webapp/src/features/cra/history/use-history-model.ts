import { tagRoutes } from '@coop/contract/tag-routes';
import type { TagView } from '@coop/contract/tag-routes';
import { useEffect, useState } from 'react';

import { useLocale, useRuntime } from '../../../core/runtime-context.tsx';
import { useLive } from '../../../core/use-live.ts';
import { useDesk } from '../desk-context.tsx';
import type { HistoryModel } from './history.presenter.ts';

export function useHistoryModel(): HistoryModel {
  const desk = useDesk();
  const runtime = useRuntime();
  const me = useLive(runtime.me);
  return {
    history: useLive(desk.history),
    words: { today: me.tag === 'known' ? me.value.today : '', locale: useLocale() },
    tags: useTags(),
  };
}

/** Names of the person's tags; without them, the history does as well. */
function useTags(): readonly TagView[] {
  const { client } = useRuntime();
  const [tags, setTags] = useState<readonly TagView[]>([]);
  useEffect(() => {
    const ending = new AbortController();
    const read = async (): Promise<void> => {
      const answer = await client.call(tagRoutes.list, {}, ending.signal);
      if (answer.ok) {
        setTags(answer.value.tags);
      }
    };
    void read();
    return () => ending.abort();
  }, [client]);
  return tags;
}
