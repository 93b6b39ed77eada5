import * as z from 'zod';

import { stateKey } from '../../../core/bot-state.ts';

/** Id of the charter that opens the community's channels; absent until one was published. */
export const communityCharterKey = stateKey('charter.community', z.string());
