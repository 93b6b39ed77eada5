import type { CharterChatDeps } from './charter-chat-deps.ts';
import { numberText } from './publish-texts.ts';
import { communityCharterKey } from '../standing/community-charter.ts';
import { retractable, retractCharter, type NothingToRetract } from '../publish-charter.ts';
import { writeVersion } from '../standing/version.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import {
  describeDialog,
  type DialogForm,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { message, openDialog } from '../../../core/message.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { say, typed } from '../../../core/text.ts';

/** `/charte retracter`: puts the former version back, within 30 days. */
export const retractCommand = describeCommand({
  name: 'charter.retract',
  trigger: 'charte',
  words: 'charter.retract.words',
  summary: 'charter.retract.summary',
  access: ['animateur'],
  parameters: {},
  run: async (deps: CharterChatDeps): Promise<Result<string, NothingToRetract>> => {
    const charter = await deps.state.read(communityCharterKey);
    const last =
      charter === undefined ? undefined : await retractable(deps, charter, deps.clock.now());
    return last ? ok(writeVersion(last.number)) : fail({ tag: 'NothingToRetract' });
  },
  render: {
    ok: (version) => openDialog('charter.retract', { version }),
    NothingToRetract: () => message(say('charter.failure.nothingToRetract')),
  },
});

/** Confirmed by typing the number of the version. */
export const retractDialog = describeDialog({
  name: 'charter.retract',
  access: ['animateur'],
  form: (_deps: CharterChatDeps, { args }: DialogRequest) =>
    Promise.resolve(retractForm(String(args['version']))),
  run: (deps: CharterChatDeps, { actor, submission: { version } }: SubmittedDialog) =>
    retractCharter(deps, { actor, typed: typeof version === 'string' ? version : '' }),
  render: {
    ok: ({ number }) =>
      message(say('charter.retract.done', { version: typed(writeVersion(number)) })),
    refuse: {
      NothingToRetract: () => ({ general: say('charter.failure.nothingToRetract') }),
      NumberNotConfirmed: (failure) => ({ elements: { version: numberText(failure) } }),
    },
  },
});

export function retractForm(version: string): DialogForm {
  return {
    title: say('charter.retract.title'),
    introduction: say('charter.retract.introduction', {
      version: typed(version),
    }),
    submit: say('charter.retract.button'),
    elements: [
      {
        type: 'text' as const,
        name: 'version',
        label: say('charter.publish.number'),
        help: say('charter.publish.numberHelp'),
        maxLength: 9,
      },
    ],
  };
}
