import { craLimits } from '@coop/contract/cra';

import type { HostPost, HostUser } from '../../core/host-state.ts';
import type { CraDesk } from './desk.ts';
import { blankForm } from './form/cra-form.ts';

export interface FromMessage {
  readonly post: HostPost;
  readonly author: HostUser | undefined;
  readonly timeZone: string;
}

/**
 * Begins a CRA with a message: its day, and its text as notes, which the person is asked to clear of
 * names. What was being typed is set aside.
 */
export async function enterFromMessage(desk: CraDesk, message: FromMessage): Promise<void> {
  await desk.openNew();
  const habits = desk.habits.get();
  if (habits.tag !== 'known') {
    return;
  }
  const { today } = habits.value;
  const date = dayOf(message.post.create_at ?? 0, message.timeZone);
  const isPossible = date >= craLimits.firstDate && date <= today;
  const blank = blankForm(habits.value);
  const notes = notesOf(message);
  desk.draft.begin({ ...blank, notes, ...(isPossible && { date }) }, 'message');
}

function dayOf(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}

/**
 * The text of a message without mentions, without its author's name and without characters that are
 * not seen, cut to what notes may hold.
 */
export function notesOf({ post, author }: Pick<FromMessage, 'post' | 'author'>): string {
  const names = namesOf(author);
  const text = (post.message ?? '')
    .replace(/[^\P{C}\n]/gu, '')
    .replace(/(^|[^\p{L}\p{N}])@[a-z0-9][a-z0-9._-]*/giu, '$1@…');
  const unnamed = names.reduce((kept, name) => kept.replaceAll(wordOf(name), '…'), text);
  return unnamed.trim().slice(0, craLimits.notes);
}

/** Longest first: the whole name goes before its parts. */
function namesOf(author: HostUser | undefined): readonly string[] {
  const {
    username = '',
    first_name: first = '',
    last_name: last = '',
    nickname = '',
  } = author ?? {};
  return [`${first} ${last}`, `${last} ${first}`, username, nickname, first, last]
    .map((name) => name.trim())
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length);
}

function wordOf(name: string): RegExp {
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`, 'giu');
}
