import { routes } from '@coop/contract/routes';
import type { Route } from '@coop/contract/route';
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/** What the OpenAPI document says besides the routes. */
export function openApi(version: string): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Mattermost Coop',
        version,
        description: 'What the plugin asks of the companion bot. Refusals follow RFC 9457.',
      },
      components: {
        securitySchemes: {
          session: {
            type: 'http',
            scheme: 'bearer',
            description: 'The short-lived token that the command of the plugin answers.',
          },
        },
      },
    },
    transform: jsonSchemaTransform,
  };
}

/** `cra.record`: the route's name in the contract, unique; the feature stands before it. */
export function operationOf(route: Route): {
  readonly operationId: string;
  readonly tags: string[];
} {
  for (const [feature, named] of Object.entries(routes)) {
    for (const [name, known] of Object.entries<Route>(named)) {
      if (known === route) return { operationId: `${feature}.${name}`, tags: [feature] };
    }
  }
  return { operationId: `${route.method} ${route.path}`, tags: [] };
}
