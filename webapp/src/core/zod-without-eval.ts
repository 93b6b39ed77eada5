import * as z from 'zod/mini';

/** The host's page forbids `eval`; zod must know it before the first schema is made. */
z.config({ jitless: true });
