import * as z from 'zod/mini';

import { communeSchema } from './cra.ts';
import { route } from './route.ts';

export const territoryRoutes = {
  communes: route({
    method: 'GET',
    path: '/communes',
    summary: 'Communes by postal code or name, accents and typing errors forgiven, best first',
    query: z.object({
      q: z.string().check(z.minLength(1), z.maxLength(80)),
      limit: z.optional(z.string().check(z.regex(/^([1-9]|1\d|20)$/))),
    }),
    answer: z.object({
      communes: z.array(z.extend(communeSchema, { departement: z.string() })),
    }),
    failures: [],
  }),
} as const;
