import type { CraChatDeps } from './chat-deps.ts';
import { datedCraLine, totalsLine } from './cra-texts.ts';
import type { Cra } from '../cra.ts';
import { listCras, type ListedCras } from '../list-cras.ts';
import { nameTags } from '../tags/find-tags.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { localDay } from '../../../core/local-day.ts';
import { message, type Menu, type Message } from '../../../core/message.ts';
import { optional } from '../../../core/parameters.ts';
import { periodWords, readPeriod, type PeriodUnknown } from '../../../core/read-period.ts';
import { ok, type Result } from '../../../core/result.ts';
import { lines, say, typed, type Text } from '../../../core/text.ts';
import type { InvalidPeriod } from '../list-cras.ts';
import type { NotRegistered } from '../failures.ts';

interface Shown {
  readonly listed: ListedCras;
  readonly deleted: readonly Cra[];
  readonly period: Text;
  readonly tagNames: ReadonlyMap<string, string>;
}

const perPage = 10;

/** The last CRAs of a period, ten of them, each to edit, duplicate, delete or restore. */
export const listCrasCommand = describeCommand({
  name: 'cra.list',
  trigger: 'cra',
  words: 'cra.list.words',
  summary: 'cra.list.summary',
  example: 'cra.list.example',
  access: ['conseiller'],
  parameters: { period: optional(periodWords('cra.list.period')) },
  run: async (
    deps: CraChatDeps,
    { actor, args },
  ): Promise<Result<Shown, InvalidPeriod | NotRegistered | PeriodUnknown>> => {
    const today = localDay(deps.clock.now(), actor.timeZone);
    const period = readPeriod(args.period ?? '', today);
    if (!period.ok) return period;
    const { from, to } = period.value;
    const request = { actor, from, to, limit: perPage };
    const listed = await listCras(deps, request);
    if (!listed.ok) return listed;
    const deleted = await listCras(deps, { ...request, deleted: true });
    const { cras } = listed.value;
    return ok({
      tagNames: await nameTags(
        deps.tags,
        cras.flatMap(({ content }) => content.tags),
      ),
      listed: listed.value,
      deleted: deleted.ok ? deleted.value.cras : [],
      period: period.value.label,
    });
  },
  render: {
    ok: (shown) => listMessage(shown),
    InvalidPeriod: ({ received }) => message(say('cra.failure.invalidPeriod', { received })),
    PeriodUnknown: ({ received }) =>
      message(say('core.periodUnknown', { received: typed(received) })),
    NotRegistered: () => message(say('cra.failure.notRegistered')),
  },
});

function listMessage({ listed, deleted, period, tagNames }: Shown): Message {
  const { cras, totals } = listed;
  if (cras.length === 0 && deleted.length === 0) return message(say('cra.list.empty', { period }));
  const more = totals.cras - cras.length;
  return message(
    lines(
      say('cra.list.title', { period, totals: totalsLine(totals) }),
      ...cras.map((cra) => itemLine(cra, tagNames)),
      more > 0 ? say('cra.list.more', { count: more }) : undefined,
    ),
    {
      menus: [
        ...menuOf('cra.edit', say('cra.list.edit'), cras),
        ...menuOf('cra.duplicate', say('cra.list.duplicate'), cras),
        ...menuOf('cra.remove', say('cra.list.remove'), cras),
        ...menuOf('cra.restore', say('cra.list.restore'), deleted),
      ],
    },
  );
}

function itemLine(cra: Cra, tagNames: ReadonlyMap<string, string>): Text {
  const line = datedCraLine(cra);
  const tags = cra.content.tags.flatMap((id) => tagNames.get(id) ?? []).map((name) => typed(name));
  const serie = cra.content.serie === undefined ? 'no' : 'yes';
  return tags.length === 0
    ? say('cra.list.item', { line, serie })
    : say('cra.list.itemTagged', { line, serie, tags });
}

function menuOf(action: string, label: Text, cras: readonly Cra[]): readonly Menu[] {
  if (cras.length === 0) return [];
  const options = cras.map((cra) => ({ label: datedCraLine(cra), value: cra.id }));
  return [{ action, args: {}, label, options }];
}
