import en from '../../catalogues/en/stats.json' with { type: 'json' };
import fr from '../../catalogues/fr/stats.json' with { type: 'json' };
import type { Catalogues } from '../../core/texts.ts';

/** What the chunk of the statistics says; the tab and its waiting are in the first catalogue. */
export const statsTexts: Catalogues<keyof typeof fr> = { fr, en };
