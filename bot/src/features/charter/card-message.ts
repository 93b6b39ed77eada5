import { editionFor, type Position } from './standing/read-position.ts';
import { compareVersions, writeVersion, type VersionNumber } from './standing/version.ts';
import type { Locale, UserId } from '../../core/actor.ts';
import { localDay } from '../../core/local-day.ts';
import { message, type Button, type Message } from '../../core/message.ts';
import { day, lines, published, say, typed, type Text } from '../../core/text.ts';

/** Key of the one card of a person, whatever charters wait. */
export function cardOf(userId: UserId): string {
  return `charter.${userId}`;
}

/** Whose words and clock a card has. */
export interface CardReader {
  readonly locale: Locale;
  readonly timeZone: string;
}

/** Where the person stands, what it means, and what can be done (charter.md, Card). */
export function positionMessage(position: Position, reader: CardReader): Message {
  const { charter, inForce, standing } = position;
  const { state } = standing;
  const version = typed(writeVersion(inForce.number));
  const on = (instant: number) => day(localDay(instant, reader.timeZone));
  const read = button('read', charter, 'primary');
  const text = button('text', charter);
  switch (state.name) {
    case 'accepted':
      return message(
        lines(
          say('charter.card.accepted', {
            version: typed(writeVersion(state.proof.version)),
            on: on(state.proof.at),
          }),
          say('charter.card.proof'),
        ),
        { buttons: [text] },
      );
    case 'superseded':
      return message(
        lines(
          say('charter.card.superseded', { version, until: on(state.graceEnd - 1) }),
          ...changesSince(position, reader, state.proof.version),
        ),
        { buttons: [read, text, button('later', charter)] },
      );
    case 'refused':
      return message(say('charter.card.refused', { on: on(state.at) }), { buttons: [read, text] });
    case 'exempt':
      return message(say('charter.card.exempt', { until: on(state.until - 1) }), {
        buttons: [read, text],
      });
    case 'unasked':
      return message(say('charter.card.unasked', { version }), { buttons: [read, text] });
    case 'invited':
    case 'expired':
      return invitation(position, reader, [
        read,
        text,
        button('later', charter),
        button('decline', charter),
      ]);
  }
}

function invitation(position: Position, reader: CardReader, buttons: readonly Button[]): Message {
  const { document } = editionFor(position.inForce, reader.locale);
  const last = lastProof(position);
  const opening = last
    ? [say('charter.card.again'), ...changesSince(position, reader, last)]
    : [say('charter.card.welcome')];
  return message(lines(...opening, apart(document.summary), say('charter.card.recorded')), {
    buttons,
  });
}

/** A text that stands apart from the lines around it: a list of it ends where it ends. */
export function apart(markdown: string): Text {
  return published(`\n${markdown.trim()}\n`);
}

/** What changed since the version that somebody accepted, one paragraph a version. */
export function changesSince(
  position: Pick<Position, 'versions' | 'inForce'>,
  { locale }: Pick<CardReader, 'locale'>,
  accepted: VersionNumber,
): readonly Text[] {
  return changesBetween(position, locale, accepted).map(({ text }) => published(text));
}

/** The same by version, oldest first. */
export function changesBetween(
  { versions, inForce }: Pick<Position, 'versions' | 'inForce'>,
  locale: Locale,
  accepted: VersionNumber,
): readonly { readonly version: string; readonly text: string }[] {
  return versions
    .filter(
      ({ number, retractedAt }) =>
        retractedAt === undefined &&
        compareVersions(number, accepted) > 0 &&
        compareVersions(number, inForce.number) <= 0,
    )
    .flatMap((version) => {
      const { changes } = editionFor(version, locale).document;
      return changes === undefined
        ? []
        : [{ version: writeVersion(version.number), text: changes }];
    });
}

/** The latest version that the person ever accepted. */
export function lastProof({ standing }: Pick<Position, 'standing'>): VersionNumber | undefined {
  return standing.proofs
    .map(({ version }) => version)
    .toSorted(compareVersions)
    .at(-1);
}

function button(
  action: 'read' | 'text' | 'later' | 'decline',
  charter: string,
  style: 'primary' | 'default' = 'default',
): Button {
  return {
    action: `charter.${action}`,
    args: { charter },
    label: say(`charter.button.${action}`),
    style,
  };
}
