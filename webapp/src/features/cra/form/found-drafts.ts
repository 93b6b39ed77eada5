import { craLimits } from '@coop/contract/cra';
import { type CraDraft, craDraftSchema, craRoutes } from '@coop/contract/cra-routes';

import type { BotClient } from '../../../core/bot-client.ts';
import { parseJson } from '../../../core/host-api.ts';
import { type LocalDraft, localDraftSchema } from './cra-draft.ts';
import type { HeldDraft } from './held-draft.ts';

/** The draft that another device wrote: told with the refusal, else asked for. */
export async function draftInForce(
  client: BotClient,
  facts: Readonly<Record<string, unknown>> | undefined,
): Promise<CraDraft | undefined> {
  const told = craDraftSchema.safeParse(facts?.['inForce']);
  if (told.success) {
    return told.data;
  }
  const answer = await client.call(craRoutes.readDraft, {});
  return answer.ok ? answer.value.draft : undefined;
}

/** What this tab kept of a draft; undefined when it kept nothing that can be read. */
export function readLocal(text: string | undefined): LocalDraft | undefined {
  const parsed = localDraftSchema.safeParse(text === undefined ? undefined : parseJson(text));
  return parsed.success ? parsed.data : undefined;
}

/** What is told of a draft that is found again. */
export function resumptionOf({
  updatedAt,
  formVersion,
}: CraDraft): Pick<HeldDraft, 'resumedFrom' | 'isOfFormerForm'> {
  return {
    resumedFrom: Date.parse(updatedAt),
    ...(formVersion !== craLimits.formVersion && { isOfFormerForm: true }),
  };
}
