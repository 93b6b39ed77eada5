import { newId } from '../../ids.ts';
import { mapActions, readAttachments } from './attachments.ts';
import type { Action, Attachment } from './attachments.ts';

export type Props = Readonly<Record<string, unknown>>;

/** Props that only the server gives, to what it does not store. */
const SERVERS_OWN = new Set(['add_channel_member', 'force_notification']);

/** The props as they are stored: cards in their full shape, every action with an id. */
export function propsToStore(props: Props): Props {
  const kept = Object.entries(props).filter(([key]) => !SERVERS_OWN.has(key));
  return withActionIds(
    kept.length === Object.keys(props).length ? props : Object.fromEntries(kept),
  );
}

/** The same with every key: for what is not stored. */
export function withActionIds(props: Props): Props {
  return withCards(props, (cards) =>
    mapActions(cards, (action) => (action.id === undefined ? { id: newId(), ...action } : action)),
  );
}

/** The props as clients see them, the author too: where a click goes and what it carries is left out. */
export function propsToShow(props: Props): Props {
  return withCards(props, (cards) => mapActions(cards, withoutIntegration));
}

/** The action of a post, with its integration. */
export function findAction(props: Props, actionId: string): Action | undefined {
  const cards = readAttachments(props['attachments']) ?? [];
  return cards
    .flatMap((card) => card.actions ?? [])
    .find((action) => (action.id ?? '') === actionId);
}

export function withoutIntegration(action: Action): Action {
  const { integration, ...shown } = action;
  return integration === undefined ? action : shown;
}

function withCards(
  props: Props,
  change: (cards: readonly Attachment[]) => readonly Attachment[],
): Props {
  const given = props['attachments'];
  if (given === undefined || given === null) return props;
  const cards = readAttachments(given);
  return { ...props, attachments: cards === null ? null : change(cards) };
}
