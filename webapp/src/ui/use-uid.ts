import { useState } from 'react';

/** An id for this component alone, the same at each drawing; React 17 has no hook of its own. */
export function useUid(): string {
  const [uid] = useState(() => `coop-${crypto.getRandomValues(new Uint32Array(2)).join('')}`);
  return uid;
}
