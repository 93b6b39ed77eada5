import { craDownloads } from './cra-downloads.ts';
import { charterRoutes } from './charter-routes.ts';
import { craRoutes } from './cra-routes.ts';
import { identityRoutes } from './identity-routes.ts';
import { registryDownloads } from './registry-downloads.ts';
import { seriesRoutes } from './series-routes.ts';
import { tagRoutes } from './tag-routes.ts';
import { statsDownloads } from './stats-downloads.ts';
import { statsRoutes } from './stats-routes.ts';
import { territoryRoutes } from './territory-routes.ts';

/** Every route of the API, by feature. */
export const routes = {
  identity: identityRoutes,
  territory: territoryRoutes,
  charter: charterRoutes,
  cra: craRoutes,
  stats: statsRoutes,
  tags: tagRoutes,
  series: seriesRoutes,
} as const;

/** Every file of the API, by feature. */
export const downloads = {
  cra: craDownloads,
  registry: registryDownloads,
  stats: statsDownloads,
} as const;
