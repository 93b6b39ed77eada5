import type { FileProblem } from '../community-file/problems.ts';
import { say, typed, type Text } from '../../../core/text.ts';

/** So many problems are shown; the rest is counted. */
const mostShown = 50;

/** Everything that is wrong with the file, one line each; the former version stays in force. */
export function problemTexts(problems: readonly FileProblem[]): readonly Text[] {
  const more = problems.length - mostShown;
  return [
    say('channels.problem.title', { count: problems.length }),
    ...problems.slice(0, mostShown).map(({ file, line, column, code, value, expected }) =>
      say('channels.problem.at', {
        file: typed(file),
        line,
        column,
        what: say(`channels.problem.${code}`, {
          value: typed(value),
          expected: typed(expected),
        }),
      }),
    ),
    ...(more > 0 ? [say('channels.plan.more', { count: more })] : []),
  ];
}
