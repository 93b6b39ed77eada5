import { statuts, suites, tranchesAge, type CraRefusal } from '@coop/contract/cra';

import type { CraChatDeps } from './chat-deps.ts';
import { refusalText } from './cra-texts.ts';
import { isClear, refusalAt, type Standing, type Unreadable } from './dialog-refusals.ts';
import { openEntry, type EntryArgs } from './entry-args.ts';
import { lineContext } from './line-context.ts';
import { summaryMessage, type ReadLine } from './line-summary.ts';
import { questionsForm } from './questions-form.ts';
import { readQuestions } from './read-questions.ts';
import { checkCra } from '../check-cra.ts';
import { parseCraLine, type ParsedCraLine } from '../one-line/index.ts';
import type { CraLineContext } from '../one-line/parse-cra-line.ts';
import { readHabits } from '../read-habits.ts';
import { readEntryTags } from '../tags/entry-tags.ts';
import type { Person } from '../../../core/actor.ts';
import {
  describeDialog,
  type DialogElement,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { present } from '../../../core/invariant.ts';
import { localDay } from '../../../core/local-day.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

/** The line as it was read when it was typed. */
async function readAgain(
  deps: CraChatDeps,
  actor: Person,
  { line }: EntryArgs,
): Promise<{ readonly parsed: ParsedCraLine; readonly context: CraLineContext }> {
  const now = await lineContext(deps, actor);
  const context = { ...now, today: line?.today ?? now.today };
  return { parsed: parseCraLine(line?.text ?? '', context), context };
}

async function formOf(deps: CraChatDeps, actor: Person, entry: EntryArgs) {
  const habits = await readHabits(deps, { actor });
  const { parsed, context } = await readAgain(deps, actor, entry);
  const known = present(habits.ok ? habits.value : undefined, 'habits');
  const form = questionsForm({ entry, parsed, habits: known, communes: deps.communes });
  return { form, parsed, context };
}

/** « À préciser »: everything that a line left open, in one dialog; it stores nothing. */
export const questionsDialog = describeDialog({
  name: 'cra.questions',
  access: ['conseiller'],
  form: async (deps: CraChatDeps, { actor, args }: DialogRequest) =>
    (await formOf(deps, actor, openEntry(args))).form,
  run: async (
    deps: CraChatDeps,
    { actor, args, submission }: SubmittedDialog,
  ): Promise<Result<{ readonly entry: EntryArgs; readonly read: ReadLine }, Unreadable>> => {
    const known = openEntry(args);
    const { form, parsed, context } = await formOf(deps, actor, known);
    const { fields, errors } = readQuestions({ submission, entry: known, parsed, context });
    const { tags: names = [], ...rest } = fields;
    const today = localDay(deps.clock.now(), actor.timeZone);
    const checked = checkCra(rest, { today, communes: deps.communes });
    const refusals = checked.ok ? [] : checked.failure.refusals;
    const { general, elements } = refusalAt(refusals, standingAt(form.elements));
    const refusal = { ...(general && { general }), elements: { ...elements, ...errors } };
    if (!isClear(refusal)) return fail({ tag: 'Unreadable', refusal });
    const { craId, ticks, source } = known;
    const tags = await readEntryTags(deps.tags, actor, names);
    return ok({
      entry: { craId, ticks, source, fields },
      read: { parsed: whole(fields), tags, communes: deps.communes },
    });
  },
  render: {
    ok: ({ entry, read }) => summaryMessage(entry, read),
    refuse: { Unreadable: ({ refusal }) => refusal },
  },
});

/** A line that leaves nothing open any more. */
function whole(found: EntryArgs['fields']): ParsedCraLine {
  return { found, defaults: {}, missing: [], ask: [], corrections: [], unknown: [], ready: true };
}

const elementNames: Readonly<Record<string, readonly string[]>> = {
  themes: ['autresThemes'],
  ages: ['ages', ...tranchesAge],
  statuts: ['statuts', ...statuts],
  suites: suites.map((suite) => `suite_${suite}`),
  orientations: ['organisme'],
};

/** A refusal stands at the first element of its field, where this dialog has one. */
function standingAt(elements: readonly DialogElement[]): Standing {
  const names = elements.map(({ name }) => name);
  return {
    elementOf: (field) => (elementNames[field] ?? [field]).find((name) => names.includes(name)),
    sentence: (refusal) => (isUnanswered(refusal) ? say('refusal.required') : refusalText(refusal)),
  };
}

function isUnanswered({ rule, received }: CraRefusal): boolean {
  return rule === 'sum-too-low' && received === '0';
}
