import { fold } from '../../territory/index.ts';
import type { Role } from '@coop/contract/identity-routes';
import { isCalendarDate, type CalendarDate } from '../../../core/calendar-date.ts';
import type { Locale } from '../../../core/actor.ts';
import { accepted, refused, type CellReading } from './line-rules.ts';

/** The parts of a cell with `|` between them; empty ones do not count. */
export function listOf(typed: string): readonly string[] {
  return typed
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function readId(typed: string): CellReading<string> {
  return /^[A-Za-z0-9._-]{1,64}$/.test(typed) ? accepted(typed) : refused('id-form');
}

/** Lower case, at most 128 bytes. */
export function readEmail(typed: string): CellReading<string> {
  const email = typed.toLowerCase();
  if (!/^[^\s@|,;<>"]+@[^\s@|,;<>"]+\.[^\s@|,;<>"]+$/.test(email)) return refused('email-form');
  return Buffer.byteLength(email) > 128 ? refused('email-too-long') : accepted(email);
}

const mostEmails = 5;

/** Up to five, sorted. */
export function readOtherEmails(typed: string): CellReading<readonly string[]> {
  const emails: string[] = [];
  for (const one of listOf(typed)) {
    const read = readEmail(one);
    if (!read.ok) return read;
    emails.push(read.value);
  }
  const unique = [...new Set(emails)].sort();
  return unique.length > mostEmails ? refused('too-many-emails') : accepted(unique);
}

/** 1 to 100 characters; runs of blanks count as one. */
export function readName(typed: string): CellReading<string> {
  return readWords(typed, 100, 'name-too-long');
}

export function readStructureName(typed: string): CellReading<string> {
  return readWords(typed, 200, 'structure-too-long');
}

function readWords(
  typed: string,
  most: number,
  tooLong: 'name-too-long' | 'structure-too-long',
): CellReading<string> {
  const words = typed.normalize('NFC').replace(/\s+/g, ' ');
  if (/\p{Cc}|\ufffd/u.test(words)) return refused('unreadable-characters');
  return Array.from(words).length > most ? refused(tooLong) : accepted(words);
}

const roleByWord: ReadonlyMap<string, Role> = new Map([
  ['conseiller', 'conseiller'],
  ['conseillere', 'conseiller'],
  ['coordinateur', 'coordinateur'],
  ['coordinatrice', 'coordinateur'],
  ['animateur', 'animateur'],
  ['animatrice', 'animateur'],
  ['invite', 'invite'],
  ['invitee', 'invite'],
  ['administrateur', 'administrateur'],
  ['administratrice', 'administrateur'],
]);

/** One or several roles, in the order of the product's list; an invité is no conseiller. */
export function readRoles(
  typed: string,
  { elevated }: { readonly elevated: boolean },
): CellReading<readonly Role[]> {
  const roles = listOf(typed).map((word) => roleByWord.get(fold(word)));
  const known = roles.filter((role) => role !== undefined);
  if (known.length < roles.length) return refused('role-unknown');
  const isElevated = known.some((role) => role === 'animateur' || role === 'administrateur');
  if (isElevated && !elevated) return refused('role-elevated');
  if (known.includes('invite') && known.includes('conseiller')) return refused('role-conflict');
  const order = [...new Set(roleByWord.values())];
  return accepted(order.filter((role) => known.includes(role)));
}

/** `AAAA-MM-JJ` or `JJ/MM/AAAA`; a date that does not exist is refused. */
export function readDate(typed: string): CellReading<CalendarDate> {
  const [, days = '', months = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ?? [];
  const date = year === '' ? typed : `${year}-${months.padStart(2, '0')}-${days.padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return refused('date-form');
  return isCalendarDate(date) ? accepted(date) : refused('date-unknown');
}

const languageByWord: ReadonlyMap<string, Locale> = new Map([
  ['fr', 'fr'],
  ['francais', 'fr'],
  ['en', 'en'],
  ['anglais', 'en'],
  ['english', 'en'],
]);

export function readLanguage(typed: string): CellReading<Locale> {
  const language = languageByWord.get(fold(typed));
  return language ? accepted(language) : refused('language-unknown');
}

/** Keys of tools, sorted. */
export function readTools(typed: string): CellReading<readonly string[]> {
  const keys = listOf(typed).map((key) => key.toLowerCase());
  if (!keys.every((key) => /^[a-z0-9-]{1,48}$/.test(key))) return refused('tool-form');
  return accepted([...new Set(keys)].sort());
}

/** `@username` or the 26-character id of an account. */
export function readAccount(typed: string): CellReading<string> {
  const account = typed.toLowerCase();
  return /^(?:@[a-z0-9._-]{1,64}|[a-z0-9]{26})$/.test(account)
    ? accepted(account)
    : refused('account-form');
}
