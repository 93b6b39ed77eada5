import { useState } from 'react';

import type { CallFailure } from '../../core/bot-client.ts';
import type { Result } from '../../core/result.ts';

export interface Act {
  readonly isBusy: boolean;
  readonly failure: CallFailure | undefined;
  readonly run: (
    call: () => Promise<Result<unknown, CallFailure>>,
    onDone: () => void,
  ) => Promise<void>;
}

/** One call at a time, and why the last one failed. */
export function useAct(): Act {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailure>();
  return {
    isBusy,
    failure,
    run: async (call, onDone) => {
      if (isBusy) {
        return;
      }
      setBusy(true);
      const outcome = await call();
      setBusy(false);
      setFailure(outcome.ok ? undefined : outcome.failure);
      if (outcome.ok) {
        onDone();
      }
    },
  };
}
