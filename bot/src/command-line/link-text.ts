import type { LinkFacts } from './link-from-command-line.ts';
import { lines, say, type Text } from '../core/text.ts';

const shown = 50;

/** Which accounts were bound, and which wait for somebody. */
export function linkText(links: LinkFacts | undefined): Text | undefined {
  if (links === undefined) return undefined;
  if (!links.done) return say(`operation.links.${links.why}`);
  const { linked, proposed, doubles } = links;
  const byEmail = proposed.filter(({ way }) => way === 'email');
  const names = (some: readonly { readonly id: string; readonly username: string }[]) =>
    some
      .slice(0, shown)
      .map(({ id, username }) => `${id} = @${username}`)
      .join(', ');
  return lines(
    linked.length > 0
      ? say('operation.links.linked', { count: linked.length, names: names(linked) })
      : undefined,
    byEmail.length > 0
      ? say('operation.links.proposed', { count: byEmail.length, names: names(byEmail) })
      : undefined,
    ...doubles
      .slice(0, shown)
      .map(({ username, entries }) =>
        say('operation.links.double', { username, entries: entries.join(', ') }),
      ),
  );
}
