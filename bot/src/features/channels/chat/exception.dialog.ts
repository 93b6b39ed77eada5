import type { ChannelAmbiguous } from '../failures.ts';
import { setException, type ExceptionRefused, type ExceptionSet } from '../tend/set-exception.ts';
import type { WriteTextDeps } from '../tend/write-text.ts';
import {
  describeDialog,
  type DialogForm,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { message } from '../../../core/message.ts';
import type { Result } from '../../../core/result.ts';
import { day, say, typed } from '../../../core/text.ts';

/** « Exception d’accès »: person, channel, decision, last day, reason. */
export const exceptionDialog = describeDialog({
  name: 'channels.exception',
  access: ['coordinateur', 'animateur'],
  form: (_deps: WriteTextDeps, _request: DialogRequest) => Promise.resolve(exceptionForm()),
  run: (
    deps: WriteTextDeps,
    { actor, submission }: SubmittedDialog,
  ): Promise<Result<ExceptionSet, ExceptionRefused>> => {
    const of = (name: string) => {
      const value = submission[name];
      return typeof value === 'string' ? value : '';
    };
    return setException(deps, {
      actor,
      person: of('person'),
      channel: of('channel'),
      decision: of('decision') === 'absent' ? 'absent' : 'present',
      until: of('until'),
      reason: of('reason'),
    });
  },
  render: {
    ok: ({ channel, record }) =>
      message(
        say(`channels.exception.${record.decision}Done`, {
          display: typed(channel.display),
          until: day(record.until),
        }),
      ),
    refuse: {
      NoCommunity: () => ({ general: say('channels.failure.noCommunity') }),
      ChannelUnknown: ({ received }) => ({
        elements: { channel: say('channels.failure.unknown', { received: typed(received) }) },
      }),
      ChannelAmbiguous: ({ displays }: ChannelAmbiguous) => ({
        elements: { channel: say('channels.failure.ambiguous', { names: displays.map(typed) }) },
      }),
      NotReferent: ({ display }) => ({
        elements: { channel: say('channels.failure.notReferent', { display: typed(display) }) },
      }),
      PersonUnknown: ({ username }) => ({
        elements: { person: say('channels.failure.person', { username: typed(username) }) },
      }),
      ReasonLength: ({ length }) => ({
        elements: { reason: say('channels.failure.reason', { length }) },
      }),
      UntilRefused: ({ days }) => ({
        elements: { until: say('channels.failure.until', { days }) },
      }),
    },
  },
});

export function exceptionForm(): DialogForm {
  return {
    title: say('channels.exception.title'),
    submit: say('channels.exception.submit'),
    elements: [
      {
        type: 'text',
        name: 'person',
        label: say('channels.exception.person'),
        placeholder: say('channels.exception.personPlaceholder'),
        maxLength: 65,
      },
      {
        type: 'text',
        name: 'channel',
        label: say('channels.exception.channel'),
        placeholder: say('channels.exception.channelPlaceholder'),
        maxLength: 80,
      },
      {
        type: 'select',
        name: 'decision',
        label: say('channels.exception.decision'),
        options: [
          { label: say('channels.exception.present'), value: 'present' },
          { label: say('channels.exception.absent'), value: 'absent' },
        ],
        value: 'present',
      },
      {
        type: 'text',
        name: 'until',
        label: say('channels.exception.until'),
        help: say('channels.exception.untilHelp'),
        maxLength: 10,
      },
      {
        type: 'textarea',
        name: 'reason',
        label: say('channels.exception.reason'),
        help: say('channels.exception.reasonHelp'),
        maxLength: 300,
      },
    ],
  };
}
