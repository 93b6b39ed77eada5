import contractEn from '@coop/contract/catalogues/en.json' with { type: 'json' };

import channelsEn from '../../catalogues/en/channels.json' with { type: 'json' };
import charterEn from '../../catalogues/en/charter.json' with { type: 'json' };
import coreEn from '../../catalogues/en/core.json' with { type: 'json' };
import craEn from '../../catalogues/en/cra.json' with { type: 'json' };
import operationEn from '../../catalogues/en/operation.json' with { type: 'json' };
import registryEn from '../../catalogues/en/registry.json' with { type: 'json' };
import statsEn from '../../catalogues/en/stats.json' with { type: 'json' };
import type { Locale } from '../../core/actor.ts';
import { sourceCatalogue } from '../../core/catalogue.ts';

/** French is the source; a test keeps the keys and placeholders of the others equal to it. */
export const catalogues: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  fr: sourceCatalogue,
  en: {
    ...contractEn,
    ...channelsEn,
    ...charterEn,
    ...coreEn,
    ...craEn,
    ...registryEn,
    ...operationEn,
    ...statsEn,
  },
};
