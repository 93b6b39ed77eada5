import { confirmLinks, type ConfirmLinkDeps } from './confirm-link.ts';
import { linksCard, openPairs } from './links-card.ts';
import type { LinkAccountsDeps } from './link-accounts.ts';
import { waitingLinks, type WaitingLinks } from './waiting-links.ts';
import { describeAction, type PressAnswer } from '../../../core/describe-action.ts';
import { ok, type Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

interface Confirmed {
  readonly confirmed: number;
  readonly left: WaitingLinks;
}

/**
 * « Confirmer »: all links by address that are shown, or one of the menu; then the next ones.
 *
 * Security: the choice of a menu is not sealed, so a pair counts only when it waits at this instant.
 */
export const confirmLinksAction = describeAction({
  name: 'registry.links.confirm',
  access: ['animateur', 'administrateur'],
  run: async (
    deps: ConfirmLinkDeps & LinkAccountsDeps,
    { actor, args },
  ): Promise<Result<Confirmed, never>> => {
    const { links } = await waitingLinks(deps);
    const asked = openPairs(args).filter(({ entryId, userId }) =>
      links.some((one) => one.entryId === entryId && one.userId === userId),
    );
    const confirmed = await confirmLinks(deps, asked, actor);
    return ok({ confirmed, left: await waitingLinks(deps) });
  },
  render: {
    ok: ({ confirmed, left }): PressAnswer => ({
      kind: 'redraw',
      message: linksCard(left, say('registry.links.confirmed', { count: confirmed })),
    }),
  },
});
