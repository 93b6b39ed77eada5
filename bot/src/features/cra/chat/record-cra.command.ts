import type { CraChatDeps } from './chat-deps.ts';
import { sealEntry } from './entry-args.ts';
import { lineContext } from './line-context.ts';
import type { PlaceNames } from './line-questions.ts';
import { summaryMessage } from './line-summary.ts';
import { parseCraLine, type ParsedCraLine } from '../one-line/index.ts';
import { readHabits } from '../read-habits.ts';
import type { NotRegistered } from '../failures.ts';
import type { EntryArgs } from './entry-args.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message, openDialog } from '../../../core/message.ts';
import { optional, rest } from '../../../core/parameters.ts';
import { ok, type Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

type Begun =
  | { readonly kind: 'form'; readonly entry: EntryArgs }
  | {
      readonly kind: 'line';
      readonly entry: EntryArgs;
      readonly parsed: ParsedCraLine;
      readonly communes: PlaceNames;
    };

/** `/cra` alone opens the form; with words it shows what was read, and stores nothing by itself. */
export const recordCraCommand = describeCommand({
  name: 'cra.record',
  trigger: 'cra',
  summary: 'cra.record.summary',
  example: 'cra.record.example',
  access: ['conseiller'],
  parameters: { line: optional(rest('cra.record.line')) },
  run: async (
    deps: CraChatDeps,
    { actor, args: { line } },
  ): Promise<Result<Begun, NotRegistered>> => {
    const habits = await readHabits(deps, { actor });
    if (!habits.ok) return habits;
    const entry = { craId: deps.ids.ulid(), ticks: habits.value.themes, fields: {} };
    if (line === undefined) return ok({ kind: 'form', entry: { ...entry, source: 'dialog' } });
    const parsed = parseCraLine(line, await lineContext(deps, actor));
    const fields = { ...parsed.defaults, ...parsed.found };
    const { communes } = deps;
    return ok({ kind: 'line', parsed, communes, entry: { ...entry, fields, source: 'command' } });
  },
  render: {
    ok: (begun) =>
      begun.kind === 'form'
        ? openDialog('cra.entry', sealEntry(begun.entry))
        : summaryMessage(begun.entry, begun.parsed, begun.communes),
    NotRegistered: () => message(say('cra.failure.notRegistered')),
  },
});
