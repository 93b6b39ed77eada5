import type { PublishChatDeps } from './publish-deps.ts';
import {
  changesMissingText,
  minorText,
  numberText,
  problemsText,
  publicationText,
  versionExistsText,
  versionNotNextText,
} from './publish-texts.ts';
import { readCharterFolder } from '../document/charter-folder.ts';
import type { CharterRefused } from '../document/read-charter.ts';
import {
  publishCharter,
  type NumberNotConfirmed,
  type Publication,
  type PublishFailure,
} from '../publish-charter.ts';
import { describeAction } from '../../../core/describe-action.ts';
import {
  describeDialog,
  type DialogForm,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { message, openDialog, type SealedArgs } from '../../../core/message.ts';
import { ok, type Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

/** « Publier »: its number is typed first. */
export const publishAction = describeAction({
  name: 'charter.publish',
  access: ['animateur'],
  run: (_deps: PublishChatDeps, { args }): Promise<Result<SealedArgs, never>> =>
    Promise.resolve(ok(args)),
  render: { ok: (args) => openDialog('charter.publish', args) },
});

interface Published {
  readonly publication: Publication;
  readonly zone: string;
}

/** « Publier une version »: confirmed by typing its number. */
export const publishDialog = describeDialog({
  name: 'charter.publish',
  access: ['animateur'],
  form: (_deps: PublishChatDeps, _request: DialogRequest) => Promise.resolve(publishForm()),
  run: async (
    deps: PublishChatDeps,
    { actor, args, submission: { version } }: SubmittedDialog,
  ): Promise<Result<Published, PublishFailure | CharterRefused | NumberNotConfirmed>> => {
    const { id } = args;
    const documents = await readCharterFolder(deps.folder, typeof id === 'string' ? id : undefined);
    if (!documents.ok) return documents;
    const typed = typeof version === 'string' ? version : '';
    const done = await publishCharter(deps, { actor, documents: documents.value, typed });
    return done.ok ? ok({ publication: done.value, zone: deps.timeZone }) : done;
  },
  render: {
    ok: ({ publication, zone }) =>
      message(say('charter.publish.done', { what: publicationText(publication, zone) })),
    refuse: {
      CharterRefused: (failure) => ({ general: problemsText(failure) }),
      VersionExists: (failure) => ({ general: versionExistsText(failure) }),
      VersionNotNext: (failure) => ({ general: versionNotNextText(failure) }),
      MinorChangesRules: (failure) => ({ general: minorText(failure) }),
      ChangesMissing: (failure) => ({ general: changesMissingText(failure) }),
      NumberNotConfirmed: (failure) => ({ elements: { version: numberText(failure) } }),
    },
  },
});

export function publishForm(): DialogForm {
  return {
    title: say('charter.publish.title'),
    introduction: say('charter.publish.introduction'),
    submit: say('charter.publish.button'),
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
