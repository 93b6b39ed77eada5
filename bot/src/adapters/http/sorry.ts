import * as z from 'zod';

import type { Edge, Reader } from './edge.ts';
import { strangerReader } from './problems.ts';
import { say, type Text } from '../../core/text.ts';

/** How a failed act of Mattermost is answered: with what its client shows to the person. */
export interface Sorry {
  readonly edge: Edge;
  readonly reference: string;
  readonly body: unknown;
}

const acting = z.object({ user_id: z.string().regex(/^[a-z0-9]{26}$/) });

/**
 * Runs an act; one that fails says so to the person, with its reference: any other status than 200
 * shows them nothing to act on. Who it seems to be only chooses the language.
 */
export async function orSorry<T>(
  { edge, reference, body }: Sorry,
  act: () => Promise<T>,
  answer: (text: Text, reader: Reader) => T,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    edge.log.error({ reference, error }, 'an act failed');
    return answer(say('core.failed', { reference }), await readerOf(edge, body));
  }
}

async function readerOf(edge: Edge, body: unknown): Promise<Reader> {
  const { data } = acting.safeParse(body);
  if (!data) return strangerReader();
  try {
    return await edge.actors.personOf(data.user_id);
  } catch (error) {
    edge.log.warn({ error }, 'the reader of a failure is not known');
    return strangerReader();
  }
}
