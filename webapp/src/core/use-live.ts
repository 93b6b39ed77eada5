import { useEffect, useState } from 'react';

import type { Live } from './live.ts';

/** The value of a live source, drawn again when it changes; React 17 has no hook of its own. */
export function useLive<T>(live: Live<T>): T {
  const [, see] = useState(() => live.get());
  useEffect(() => live.watch(() => see(() => live.get())), [live]);
  return live.get();
}
