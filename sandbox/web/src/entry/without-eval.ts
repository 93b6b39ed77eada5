import * as z from 'zod/mini';

/** First thing in the page: its policy forbids `eval`, which zod would otherwise try. */
z.config({ jitless: true });
