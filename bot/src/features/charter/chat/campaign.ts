import type { CharterChatDeps } from './charter-chat-deps.ts';
import {
  campaignDefaults,
  campaignKey,
  peopleToAsk,
  startCampaign,
  steerCampaign,
  type NobodyToAsk,
  type RunningCampaign,
} from '../campaign.ts';
import type { NumberNotConfirmed } from '../publish-charter.ts';
import { daysAfter } from '../standing/version.ts';
import { addDays, readTypedDate } from '../../../core/calendar-date.ts';
import { localInstant } from '../../../core/calendar/local-instant.ts';
import { describeAction } from '../../../core/describe-action.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import {
  describeDialog,
  type DialogForm,
  type DialogRequest,
  type Submission,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { localDay } from '../../../core/local-day.ts';
import { message, openDialog, type Button, type Message } from '../../../core/message.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { day, lines, say, typed, type Text } from '../../../core/text.ts';

interface CampaignView {
  readonly waiting: number;
  readonly running: RunningCampaign | undefined;
  readonly zone: string;
}

/** `/charte campagne`: how many wait, and what runs. */
export const campaignCommand = describeCommand({
  name: 'charter.campaign',
  trigger: 'charte',
  words: 'charter.campaign.words',
  summary: 'charter.campaign.summary',
  access: ['animateur'],
  parameters: {},
  run: async (deps: CharterChatDeps): Promise<Result<CampaignView, never>> => ok(await view(deps)),
  render: { ok: (shown) => campaignMessage(shown) },
});

/** « Régler », « Suspendre », « Reprendre », « Arrêter ». */
export const campaignAction = describeAction({
  name: 'charter.campaign',
  access: ['animateur'],
  run: async (deps: CharterChatDeps, { args }): Promise<Result<CampaignView, never>> => {
    const { what } = args;
    if (what === 'pause' || what === 'resume' || what === 'stop') await steerCampaign(deps, what);
    return ok(await view(deps));
  },
  render: { ok: (shown) => ({ kind: 'redraw', message: campaignMessage(shown) }) },
});

export const setCampaignAction = describeAction({
  name: 'charter.campaign.set',
  access: ['animateur'],
  run: (_deps: CharterChatDeps): Promise<Result<undefined, never>> =>
    Promise.resolve(ok(undefined)),
  render: { ok: () => openDialog('charter.campaign') },
});

/** What was typed as a number of messages or a date cannot be used. */
interface CampaignUnreadable {
  readonly tag: 'CampaignUnreadable';
  readonly rate: string | undefined;
  readonly deadline: string | undefined;
}

/** « Campagne de charte »: rate, deadline, and what happens then. */
export const campaignDialog = describeDialog({
  name: 'charter.campaign',
  access: ['animateur'],
  form: async (deps: CharterChatDeps, _request: DialogRequest) => {
    const { waiting, running } = await view(deps);
    const ends =
      running?.deadline ?? daysAfter(deps.clock.now(), campaignDefaults.days, deps.timeZone);
    return campaignForm({ waiting, running, lastDay: localDay(ends - 1, deps.timeZone) });
  },
  run: async (
    deps: CharterChatDeps,
    { submission }: SubmittedDialog,
  ): Promise<
    Result<{ readonly people: number }, NobodyToAsk | NumberNotConfirmed | CampaignUnreadable>
  > => {
    const word = (name: string) => wordOf(submission, name);
    const rate = Number(word('debit'));
    const last = readTypedDate(word('limite'));
    const deadline = last === undefined ? 0 : localInstant(addDays(last, 1), 0, deps.timeZone);
    const isRate = Number.isInteger(rate) && rate >= 60 && rate <= 3_600;
    const isLater = deadline > deps.clock.now();
    if (!isRate || !isLater) {
      return fail({
        tag: 'CampaignUnreadable',
        rate: isRate ? undefined : word('debit'),
        deadline: isLater ? undefined : word('limite'),
      });
    }
    const atDeadline = word('echeance') === 'fermer' ? 'fermer' : 'signaler';
    const expected = String((await peopleToAsk(deps)).length);
    const received = word('nombre').replaceAll(/\s/g, '');
    if (atDeadline === 'fermer' && received !== expected) {
      return fail({ tag: 'NumberNotConfirmed', expected, received });
    }
    return startCampaign(deps, { rate, deadline, atDeadline });
  },
  render: {
    ok: ({ people }) => message(say('charter.campaign.started', { count: people })),
    refuse: {
      NobodyToAsk: () => ({ general: say('charter.campaign.nobody') }),
      NumberNotConfirmed: ({ expected, received }) => ({
        elements: {
          nombre: say('charter.failure.number', {
            expected: typed(expected),
            received: typed(received),
          }),
        },
      }),
      CampaignUnreadable: (failure) => ({ elements: unreadable(failure) }),
    },
  },
});

function wordOf(submission: Submission, name: string): string {
  const value = submission[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function unreadable({ rate, deadline }: CampaignUnreadable): Readonly<Record<string, Text>> {
  return {
    ...(rate !== undefined && { debit: say('charter.failure.rate', { received: typed(rate) }) }),
    ...(deadline !== undefined && {
      limite: say('charter.failure.deadline', { received: typed(deadline) }),
    }),
  };
}

export function campaignForm({
  waiting,
  running,
  lastDay,
}: Pick<CampaignView, 'waiting' | 'running'> & { readonly lastDay: string }): DialogForm {
  return {
    title: say('charter.campaign.title'),
    introduction: say('charter.campaign.introduction', { count: waiting }),
    submit: say('charter.campaign.start'),
    elements: [
      {
        type: 'number' as const,
        name: 'debit',
        label: say('charter.campaign.rate'),
        value: String(running?.rate ?? campaignDefaults.rate),
      },
      {
        type: 'text' as const,
        name: 'limite',
        label: say('charter.campaign.deadline'),
        help: say('charter.campaign.deadlineHelp'),
        value: lastDay,
        maxLength: 10,
      },
      {
        type: 'select' as const,
        name: 'echeance',
        label: say('charter.campaign.atDeadline'),
        value: running?.atDeadline ?? 'signaler',
        options: (['signaler', 'fermer'] as const).map((value) => ({
          value,
          label: say(`charter.campaign.${value}`),
        })),
      },
      {
        type: 'text' as const,
        name: 'nombre',
        label: say('charter.campaign.number'),
        help: say('charter.campaign.numberHelp', { count: waiting }),
        optional: true,
        maxLength: 9,
      },
    ],
  };
}

async function view(deps: CharterChatDeps): Promise<CampaignView> {
  const [waiting, running] = await Promise.all([peopleToAsk(deps), deps.state.read(campaignKey)]);
  return { waiting: waiting.length, running, zone: deps.timeZone };
}

function campaignMessage({ waiting, running, zone }: CampaignView): Message {
  if (!running) {
    const text = lines(
      say('charter.campaign.waiting', { count: waiting }),
      say('charter.campaign.none'),
    );
    return message(text, { buttons: waiting === 0 ? [] : [setButton('charter.campaign.begin')] });
  }
  const { rate, deadline, atDeadline, isPaused } = running;
  const text = lines(
    say(isPaused ? 'charter.campaign.paused' : 'charter.campaign.running', { count: waiting }),
    say('charter.campaign.how', {
      rate,
      on: day(localDay(deadline - 1, zone)),
      then: say(`charter.campaign.${atDeadline}`),
    }),
  );
  return message(text, {
    buttons: [
      steerButton(isPaused ? 'resume' : 'pause'),
      setButton('charter.campaign.change'),
      steerButton('stop'),
    ],
  });
}

function setButton(label: 'charter.campaign.begin' | 'charter.campaign.change'): Button {
  return { action: 'charter.campaign.set', args: {}, label: say(label), style: 'primary' };
}

function steerButton(what: 'pause' | 'resume' | 'stop'): Button {
  return { action: 'charter.campaign', args: { what }, label: say(`charter.campaign.${what}`) };
}
