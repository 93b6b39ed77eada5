import contract from '@coop/contract/catalogues/fr.json' with { type: 'json' };

import channels from '../catalogues/fr/channels.json' with { type: 'json' };
import charter from '../catalogues/fr/charter.json' with { type: 'json' };
import core from '../catalogues/fr/core.json' with { type: 'json' };
import cra from '../catalogues/fr/cra.json' with { type: 'json' };
import registry from '../catalogues/fr/registry.json' with { type: 'json' };
import operation from '../catalogues/fr/operation.json' with { type: 'json' };
import stats from '../catalogues/fr/stats.json' with { type: 'json' };

/** The source catalogue: its keys are the type of every text. */
export const sourceCatalogue = {
  ...contract,
  ...channels,
  ...charter,
  ...core,
  ...cra,
  ...registry,
  ...operation,
  ...stats,
};

export type MessageKey = keyof typeof sourceCatalogue;
