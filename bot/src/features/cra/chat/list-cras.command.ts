import type { CraChatDeps } from './chat-deps.ts';
import { listMessage, readListPage, type ListPageFailure, type ShownPage } from './list-page.ts';
import {
  describeAction,
  type PressAnswer,
  type PressRequest,
} from '../../../core/describe-action.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message, type Message, type Refusing, type Rendering } from '../../../core/message.ts';
import { optional } from '../../../core/parameters.ts';
import { periodWords } from '../../../core/read-period.ts';
import type { Result } from '../../../core/result.ts';
import { say, typed } from '../../../core/text.ts';

const access = ['conseiller'] as const;

const refusing: Refusing<ListPageFailure, Message> = {
  InvalidPeriod: ({ received }) => message(say('cra.failure.invalidPeriod', { received })),
  PeriodUnknown: ({ received }) =>
    message(say('core.periodUnknown', { received: typed(received) })),
  NotRegistered: () => message(say('cra.failure.notRegistered')),
};

const redrawing: Rendering<ShownPage, ListPageFailure, PressAnswer> = {
  ok: (shown) => ({ kind: 'redraw', message: listMessage(shown) }),
  ...refusing,
};

/** The CRAs of a period, ten at a time, each to edit, duplicate, delete or restore. */
export const listCrasCommand = describeCommand({
  name: 'cra.list',
  trigger: 'cra',
  words: 'cra.list.words',
  summary: 'cra.list.summary',
  example: 'cra.list.example',
  access,
  parameters: { period: optional(periodWords('cra.list.period')) },
  run: (deps: CraChatDeps, { actor, args }): Promise<Result<ShownPage, ListPageFailure>> =>
    readListPage(deps, actor, { words: args.period ?? '', skipped: 0, cursors: [] }),
  render: {
    ok: (shown) => listMessage(shown),
    InvalidPeriod: (failure) => refusing.InvalidPeriod(failure),
    PeriodUnknown: (failure) => refusing.PeriodUnknown(failure),
    NotRegistered: (failure) => refusing.NotRegistered(failure),
  },
});

/** « Suivants » and « Précédents »: the list again, at another place. */
export const turnListAction = describeAction({
  name: 'cra.list.turn',
  access,
  run: (deps: CraChatDeps, { actor, args }: PressRequest) =>
    readListPage(deps, actor, {
      words: String(args['words'] ?? ''),
      skipped: Number(args['skipped'] ?? 0),
      cursors: String(args['cursors'] ?? '')
        .split(' ')
        .filter((cursor) => cursor !== ''),
    }),
  render: redrawing,
});
