import type { Person } from './actor.ts';
import { mayUse } from './access.ts';
import type { MessageKey } from './catalogue.ts';
import type { BoundCommand } from './describe-command.ts';
import { fold, readArguments } from './parameters.ts';

/** Every way to say the words of a key, in all languages: `liste`, `list`. */
export type Wordings = (key: MessageKey) => readonly string[];

export type CommandMatch =
  | { readonly kind: 'command'; readonly command: BoundCommand; readonly text: string }
  | { readonly kind: 'help' }
  | {
      readonly kind: 'unknown';
      readonly received: string;
      readonly nearest: readonly MessageKey[];
    };

/** Every command of the bot, and which one a line means. */
export interface CommandTable {
  readonly commands: readonly BoundCommand[];
  readonly triggers: readonly string[];
  match(trigger: string, text: string): CommandMatch;
  /** The commands of a trigger (of all without one) that this person may use and may know of. */
  usableBy(person: Person, trigger?: string): readonly BoundCommand[];
}

/**
 * A sub-word counts when its own arguments can be read from what follows it; otherwise the line
 * goes to what the trigger does alone, if that takes words. Case and accents do not count.
 */
export function makeCommandTable(
  commands: readonly BoundCommand[],
  wordings: Wordings,
  helpWords: MessageKey,
): CommandTable {
  const of = (trigger: string) => commands.filter((command) => command.trigger === trigger);

  const match = (trigger: string, text: string): CommandMatch => {
    const line = text.trim();
    if (wordings(helpWords).includes(fold(line))) return { kind: 'help' };
    const alone = of(trigger).find((command) => !command.words);
    const found = of(trigger).flatMap((command) => {
      const after = command.words && wordsAfter(wordings(command.words), line);
      return after === undefined || !readArguments(command.parameters, after).ok
        ? []
        : [{ kind: 'command', command, text: after } as const];
    });
    if (found[0]) return found[0];
    const takesWords = Object.keys(alone?.parameters ?? {}).length > 0;
    if (alone && (line === '' || takesWords))
      return { kind: 'command', command: alone, text: line };
    if (line === '') return { kind: 'help' };
    return { kind: 'unknown', received: line, nearest: nearest(of(trigger), wordings, line) };
  };

  return {
    commands,
    triggers: [...new Set(commands.map((command) => command.trigger))],
    match,
    usableBy: (person, trigger) =>
      (trigger === undefined ? commands : of(trigger)).filter(
        (command) => !command.hidden && mayUse(command.access, person),
      ),
  };
}

/** What follows one of the wordings at the beginning of the line; `undefined` when none is there. */
function wordsAfter(wordings: readonly string[], line: string): string | undefined {
  for (const wording of wordings) {
    const count = wording.split(' ').length;
    const words = line.split(/\s+/);
    if (fold(words.slice(0, count).join(' ')) === wording) {
      return line.replace(new RegExp(`^(\\S+\\s*){${String(count)}}`), '');
    }
  }
  return undefined;
}

function nearest(
  commands: readonly BoundCommand[],
  wordings: Wordings,
  line: string,
): readonly MessageKey[] {
  const received = fold(line.split(/\s+/)[0] ?? '');
  return commands
    .flatMap(({ words, hidden }) => (words && !hidden ? [words] : []))
    .map((words) => ({
      words,
      distance: Math.min(...wordings(words).map((wording) => editDistance(received, wording))),
    }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ words }) => words);
}

/** Insertions, deletions and replacements between two words (Levenshtein). */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(to).entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? to.length;
}
