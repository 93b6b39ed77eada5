import * as z from 'zod';

import { stateKey } from './core/bot-state.ts';

/** Tokens of the registered commands, by trigger. */
export const commandTokensKey = stateKey(
  'command-tokens',
  z.record(z.string(), z.array(z.string())),
);
