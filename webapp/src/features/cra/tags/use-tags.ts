import type { TagView } from '@coop/contract/tag-routes';
import { useEffect } from 'react';

import { useLive } from '../../../core/use-live.ts';
import { useDesk } from '../desk-context.tsx';

const none: readonly TagView[] = [];

/** Every tag that the person may meet; none while they are being fetched. */
export function useTags(): readonly TagView[] {
  const { tags } = useDesk();
  const known = useLive(tags);
  useEffect(tags.want, [tags]);
  return known.tag === 'known' ? known.value.tags : none;
}
