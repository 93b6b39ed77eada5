import type { CraChatDeps } from './chat-deps.ts';
import { sealEntry } from './entry-args.ts';
import { entryFromDraft, isOfFormerForm } from './entry-from-draft.ts';
import { foundDraftMessage, type FoundDraft } from './found-draft-message.ts';
import { lineContext } from './line-context.ts';
import { summaryMessage, type ReadLine } from './line-summary.ts';
import { parseCraLine } from '../one-line/index.ts';
import { readEntryTags } from '../tags/entry-tags.ts';
import { readDraft } from '../keep-draft.ts';
import { readHabits } from '../read-habits.ts';
import type { NotRegistered } from '../failures.ts';
import type { EntryArgs } from './entry-args.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import type { Person } from '../../../core/actor.ts';
import { localDay, localTime } from '../../../core/local-day.ts';
import { message, openDialog, type Answer } from '../../../core/message.ts';
import { optional, rest } from '../../../core/parameters.ts';
import { ok, type Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

type Begun =
  | { readonly kind: 'form'; readonly entry: EntryArgs }
  | { readonly kind: 'draft'; readonly found: FoundDraft }
  | {
      readonly kind: 'line';
      readonly entry: EntryArgs;
      readonly read: ReadLine;
    };

/** `/cra` alone opens the form, or offers the draft begun elsewhere; with words it shows what was read, and stores nothing by itself. */
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
    if (line === undefined) {
      const found = await findDraft(deps, actor, habits.value.themes);
      if (found) return ok({ kind: 'draft', found });
      return ok({ kind: 'form', entry: { ...entry, source: 'dialog' } });
    }
    const context = await lineContext(deps, actor);
    const parsed = parseCraLine(line, context);
    const fields = { ...parsed.defaults, ...parsed.found };
    const tags = await readEntryTags(deps.tags, actor, parsed.found.tags);
    const read = { parsed, tags, communes: deps.communes };
    const lost = [
      ...parsed.unknown,
      ...parsed.ask.filter(({ field }) => field === null).map(({ received }) => received),
    ].join(' ');
    const open = parsed.ready ? {} : { line: { text: line, today: context.today, lost } };
    return ok({ kind: 'line', read, entry: { ...entry, fields, source: 'command', ...open } });
  },
  render: {
    ok: (begun) => answerTo(begun),
    NotRegistered: () => message(say('cra.failure.notRegistered')),
  },
});

function answerTo(begun: Begun): Answer {
  switch (begun.kind) {
    case 'form':
      return openDialog('cra.entry', sealEntry(begun.entry));
    case 'draft':
      return foundDraftMessage(begun.found);
    case 'line':
      return summaryMessage(begun.entry, begun.read);
  }
}

async function findDraft(
  deps: CraChatDeps,
  actor: Person,
  ticks: EntryArgs['ticks'],
): Promise<FoundDraft | undefined> {
  const read = await readDraft(deps, { actor });
  const draft = read.ok ? read.value.draft : undefined;
  return (
    draft && {
      entry: entryFromDraft(draft, ticks),
      date: localDay(draft.updatedAt, actor.timeZone),
      time: localTime(draft.updatedAt, actor.timeZone),
      isOfFormerForm: isOfFormerForm(draft),
    }
  );
}
