import { type CraView, craViewSchema } from '@coop/contract/cra';
import { craRoutes } from '@coop/contract/cra-routes';

import type { BotClient } from '../../../core/bot-client.ts';

/** The CRA in force after a conflict: told with the refusal, else asked for. */
export async function craViewOf(
  client: BotClient,
  id: string,
  facts: Readonly<Record<string, unknown>> | undefined,
): Promise<CraView | undefined> {
  const told = craViewSchema.safeParse(facts?.['inForce']);
  if (told.success) {
    return told.data;
  }
  const answer = await client.call(craRoutes.read, { params: { id } });
  return answer.ok ? answer.value : undefined;
}
