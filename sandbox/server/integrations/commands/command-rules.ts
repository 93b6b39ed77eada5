import { AppError } from '../../http/app-error.ts';
import { isId } from '../../ids.ts';
import type { Command } from './command-store.ts';
import { isHttpUrl } from '../http-url.ts';

const bytes = (text: string): number => Buffer.byteLength(text);
const characters = (text: string): number => Array.from(text).length;

type Rule = readonly [string, (command: Command) => boolean];

/** Lengths count bytes: `é` is two. */
const RULES: readonly Rule[] = [
  ['token', (command) => bytes(command.token) === 26],
  ['plugin_id', (command) => command.plugin_id === ''],
  ['team_id', (command) => isId(command.team_id)],
  ['trigger', ({ trigger }) => trigger !== '' && bytes(trigger) <= 128 && isWord(trigger)],
  ['url', ({ url }) => url !== '' && bytes(url) <= 1024],
  ['url_http', ({ url }) => isHttpUrl(url)],
  ['method', ({ method }) => method === 'P' || method === 'G'],
  ['display_name', (command) => bytes(command.display_name) <= 64],
  ['description', (command) => bytes(command.description) <= 128],
];

/** What only the database refuses, in characters, with an error of the server. */
const COLUMNS: readonly (readonly [keyof Command, number])[] = [
  ['username', 64],
  ['icon_url', 1024],
  ['auto_complete_desc', 1024],
  ['auto_complete_hint', 1024],
];

/** Refuses a command that may not be stored; `failure` is the id of the error of the database. */
export function checkCommand(command: Command, failure: string): void {
  for (const [name, holds] of RULES) {
    if (!holds(command)) throw new AppError(`model.command.is_valid.${name}.app_error`, 400);
  }
  for (const [column, most] of COLUMNS) {
    if (characters(String(command[column])) > most) throw new AppError(failure, 500);
  }
}

function isWord(trigger: string): boolean {
  return !trigger.startsWith('/') && !trigger.includes(' ');
}
