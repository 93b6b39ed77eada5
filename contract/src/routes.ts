import { craRoutes } from './cra-routes.ts';
import { identityRoutes } from './identity-routes.ts';
import { tagRoutes } from './tag-routes.ts';
import { territoryRoutes } from './territory-routes.ts';

/** Every route of the API, by feature. */
export const routes = {
  identity: identityRoutes,
  territory: territoryRoutes,
  cra: craRoutes,
  tags: tagRoutes,
} as const;
