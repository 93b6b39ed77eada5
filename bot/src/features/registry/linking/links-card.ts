import type { Pair } from './confirm-link.ts';
import type { WaitingLink, WaitingLinks } from './waiting-links.ts';
import { message, type Message, type SealedArgs } from '../../../core/message.ts';
import { lines, say, typed, type Text } from '../../../core/text.ts';

const atOnce = 25;

/**
 * The first 25 links that wait. Those by an equal address can be confirmed together; equal names only
 * propose, each by itself.
 */
export function linksCard({ links, doubles }: WaitingLinks, above?: Text): Message {
  const shown = links.slice(0, atOnce);
  const sure = shown.filter(({ way }) => way !== 'name');
  const none = links.length === 0 ? say('registry.links.none') : undefined;
  const text = lines(
    above,
    none ?? say('registry.links.head', { count: links.length }),
    ...shown.map(lineOf),
    doubles.length > 0 ? say('registry.links.doubles', { count: doubles.length }) : undefined,
  );
  return message(text, {
    ...(sure.length > 0 && {
      buttons: [
        {
          action: 'registry.links.confirm',
          args: { pairs: toSealedPairs(sure) },
          label: say('registry.links.confirmAll', { count: sure.length }),
          style: 'primary' as const,
        },
      ],
    }),
    ...(shown.length > 0 && {
      menus: [
        {
          action: 'registry.links.confirm',
          args: {},
          label: say('registry.links.confirmOne'),
          options: shown.map((link) => ({ label: lineOf(link), value: toSealedPairs([link]) })),
        },
      ],
    }),
  });
}

function lineOf({ name, structure, username, way }: WaitingLink): Text {
  const who =
    structure === undefined
      ? typed(name)
      : say('registry.links.at', { name: typed(name), structure: typed(structure) });
  return username === undefined
    ? say('registry.links.elevated', { who })
    : say(`registry.links.${way}`, { who, username: typed(username) });
}

function toSealedPairs(links: readonly WaitingLink[]): string {
  return links.map(({ entryId, userId }) => `${entryId}=${userId}`).join(',');
}

/** From a menu's choice, or from the button of all. */
export function openPairs({ pairs, choice }: SealedArgs): readonly Pair[] {
  return String(choice ?? pairs ?? '')
    .split(',')
    .map((pair) => pair.split('='))
    .map(([entryId = '', userId = '']) => ({ entryId, userId }));
}
