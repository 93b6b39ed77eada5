import type { Command } from 'commander';

import { makeTranslate } from '../../bot/src/adapters/language/translate.ts';
import { makeProgram } from '../../bot/src/command-line/program.ts';
import type { Access } from '../../bot/src/core/access.ts';
import type { BoundCommand } from '../../bot/src/core/describe-command.ts';
import type { Feature } from '../../bot/src/core/feature.ts';
import { say, type Text } from '../../bot/src/core/text.ts';
import texts from './texts.fr.json' with { type: 'json' };
import { code, page, table } from './markdown.ts';

const translate = makeTranslate((typed) => typed);
const french = (text: Text) => translate(text, { locale: 'fr', timeZone: 'Europe/Paris' });

/** `docs/commands.md`: what can be typed in the chat and at the command line, from the descriptions. */
export function commandsPage(features: readonly Feature[]): string {
  const commands = features.flatMap((feature) => feature.commands ?? []);
  const { title, introduction, head, terminal, terminalHead } = texts.commands;
  return page(
    title,
    texts.generated,
    introduction,
    table(
      head,
      commands.filter(({ hidden }) => !hidden).map((command) => row(command)),
    ),
    terminal,
    table(terminalHead, commandLine().flatMap(leaves).map(commandLineRow)),
  );
}

function row({ trigger, words, parameters, summary, access, example }: BoundCommand): string[] {
  const [word, ...synonyms] = words === undefined ? [] : french(say(words)).split('|');
  const given = Object.values(parameters).map(({ label, absent }) =>
    absent.allowed ? `[${french(say(label))}]` : `<${french(say(label))}>`,
  );
  const called = [`/${trigger}`, word, ...given].filter((part) => part !== undefined).join(' ');
  const or = synonyms.length === 0 ? '' : ` (${synonyms.map(code).join(', ')})`;
  const shown = example === undefined ? '' : code(french(say(example)));
  return [code(called) + or, french(say(summary)), who(access), shown];
}

function who(access: Access): string {
  if (access === 'everyone') return texts.commands.everyone;
  return access.map((role) => french(say(`core.role.${role}`))).join(', ');
}

function commandLine(): readonly Command[] {
  const shell = {
    locale: 'fr',
    t: french,
    terminal: {
      environment: {},
      isInteractive: false,
      print: () => undefined,
      complain: () => undefined,
      ask: () => Promise.resolve(''),
    },
  } as const;
  return makeProgram(shell, () => undefined).commands;
}

/** What does something: the last words, and those that have options of their own. */
function leaves(command: Command): readonly Command[] {
  const below = command.commands.flatMap(leaves);
  return below.length === 0 || command.options.length > 0 ? [command, ...below] : below;
}

function commandLineRow(command: Command): readonly string[] {
  const options = command.options.map(({ flags, description }) => `${code(flags)} ${description}`);
  return [code(nameOf(command)), command.description(), options.join(' ; ')];
}

function nameOf(command: Command): string {
  const parent = command.parent === null ? '' : `${nameOf(command.parent)} `;
  const given = command.registeredArguments.map((argument) =>
    argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
  );
  return [`${parent}${command.name()}`, ...given].join(' ');
}
