import { linksCard } from './links-card.ts';
import type { LinkAccountsDeps } from './link-accounts.ts';
import { waitingLinks, type WaitingLinks } from './waiting-links.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { ok, type Result } from '../../../core/result.ts';

/** `/coop liens`: the links that wait for somebody to confirm them, 25 at a time. */
export const linksCommand = describeCommand({
  name: 'registry.links',
  trigger: 'coop',
  words: 'registry.links.words',
  summary: 'registry.links.summary',
  access: ['animateur', 'administrateur'],
  parameters: {},
  run: async (deps: LinkAccountsDeps): Promise<Result<WaitingLinks, never>> =>
    ok(await waitingLinks(deps)),
  render: { ok: (waiting) => linksCard(waiting) },
});
