import type { CraChatDeps } from './chat-deps.ts';
import { datedCraLine, totalsLine } from './cra-texts.ts';
import type { Cra } from '../cra.ts';
import type { NotRegistered } from '../failures.ts';
import { listCras, type InvalidPeriod, type ListedCras } from '../list-cras.ts';
import { nameTags } from '../tags/find-tags.ts';
import type { Person } from '../../../core/actor.ts';
import { localDay } from '../../../core/local-day.ts';
import { message, type Button, type Menu, type Message } from '../../../core/message.ts';
import { readPeriod, type PeriodUnknown } from '../../../core/read-period.ts';
import { ok, type Result } from '../../../core/result.ts';
import { lines, say, typed, type Text } from '../../../core/text.ts';

/** Which ten CRAs: those of a period in words, after the pages that were turned. */
export interface ListPage {
  readonly words: string;
  /** How many CRAs come before this page. */
  readonly skipped: number;
  /** Where each page since the first began, this one last; the oldest are forgotten. */
  readonly cursors: readonly string[];
}

export interface ShownPage {
  readonly page: ListPage;
  readonly listed: ListedCras;
  readonly deleted: readonly Cra[];
  readonly period: Text;
  readonly tagNames: ReadonlyMap<string, string>;
}

export type ListPageFailure = InvalidPeriod | NotRegistered | PeriodUnknown;

const perPage = 10;
const keptCursors = 30;

export async function readListPage(
  deps: CraChatDeps,
  actor: Person,
  page: ListPage,
): Promise<Result<ShownPage, ListPageFailure>> {
  const period = readPeriod(page.words, localDay(deps.clock.now(), actor.timeZone));
  if (!period.ok) return period;
  const { from, to } = period.value;
  const request = { actor, from, to, limit: perPage };
  const listed = await listCras(deps, { ...request, cursor: page.cursors.at(-1) });
  if (!listed.ok) return listed;
  const deleted = await listCras(deps, { ...request, deleted: true });
  const { cras } = listed.value;
  return ok({
    page,
    tagNames: await nameTags(
      deps.tags,
      cras.flatMap(({ content }) => content.tags),
    ),
    listed: listed.value,
    deleted: deleted.ok ? deleted.value.cras : [],
    period: period.value.label,
  });
}

/** Ten CRAs, each to edit, duplicate, delete or restore, and the way to the ten before and after. */
export function listMessage({ page, listed, deleted, period, tagNames }: ShownPage): Message {
  const { cras, totals } = listed;
  if (cras.length === 0 && deleted.length === 0) return message(say('cra.list.empty', { period }));
  return message(
    lines(
      say('cra.list.title', { period, totals: totalsLine(totals) }),
      ...cras.map((cra) => itemLine(cra, tagNames)),
      totals.cras > cras.length ? rangeLine(page, listed) : undefined,
    ),
    {
      buttons: turnButtons(page, listed),
      menus: [
        ...menuOf('cra.edit', say('cra.list.edit'), cras),
        ...menuOf('cra.duplicate', say('cra.list.duplicate'), cras),
        ...menuOf('cra.repeat', say('cra.list.repeat'), cras.filter(isWorkshop)),
        ...menuOf('cra.remove', say('cra.list.remove'), cras),
        ...menuOf('cra.restore', say('cra.list.restore'), deleted),
      ],
    },
  );
}

function rangeLine({ skipped }: ListPage, { cras, totals }: ListedCras): Text {
  const last = skipped + cras.length;
  return say('cra.list.range', { first: skipped + 1, last, count: totals.cras });
}

function turnButtons(page: ListPage, { next }: ListedCras): readonly Button[] {
  const { words, skipped, cursors } = page;
  const turn = (to: ListPage, label: Text): Button => ({
    action: 'cra.list.turn',
    args: { words: to.words, skipped: to.skipped, cursors: to.cursors.join(' ') },
    label,
  });
  const before = cursors.slice(0, -1);
  const isFirst = before.length === 0;
  const previous = { words, skipped: isFirst ? 0 : skipped - perPage, cursors: before };
  const following = [...cursors, next ?? ''].slice(-keptCursors);
  return [
    ...(cursors.length > 0 ? [turn(previous, say('cra.list.previous'))] : []),
    ...(next === undefined
      ? []
      : [turn({ words, skipped: skipped + perPage, cursors: following }, say('cra.list.next'))]),
  ];
}

function itemLine(cra: Cra, tagNames: ReadonlyMap<string, string>): Text {
  const line = datedCraLine(cra);
  const tags = cra.content.tags.flatMap((id) => tagNames.get(id) ?? []).map((name) => typed(name));
  const serie = cra.content.serie === undefined ? 'no' : 'yes';
  return tags.length === 0
    ? say('cra.list.item', { line, serie })
    : say('cra.list.itemTagged', { line, serie, tags });
}

function isWorkshop({ content }: Cra): boolean {
  return content.activite === 'collectif';
}

function menuOf(action: string, label: Text, cras: readonly Cra[]): readonly Menu[] {
  if (cras.length === 0) return [];
  const options = cras.map((cra) => ({ label: datedCraLine(cra), value: cra.id }));
  return [{ action, args: {}, label, options }];
}
