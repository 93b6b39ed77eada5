import { judgeFolder, type PublishChatDeps } from './publish-deps.ts';
import {
  changesMissingText,
  minorText,
  problemsText,
  publicationText,
  versionExistsText,
  versionNotNextText,
} from './publish-texts.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message } from '../../../core/message.ts';
import { optional, type Parameter } from '../../../core/parameters.ts';
import { ok } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

const charterId: Parameter<string> = {
  takes: 'word',
  read: (text) => (/^[a-z0-9-]{1,32}$/.test(text) ? text : undefined),
  absent: { allowed: false },
  label: 'charter.publish.id',
};

/** `/charte publier`: shows what changes and who is asked; nothing is done before it is confirmed. */
export const publishCommand = describeCommand({
  name: 'charter.publish',
  trigger: 'charte',
  words: 'charter.publish.words',
  summary: 'charter.publish.summary',
  access: ['animateur'],
  parameters: { id: optional(charterId) },
  run: async (deps: PublishChatDeps, { args: { id } }) => {
    const judged = await judgeFolder(deps, id);
    return judged.ok ? ok({ publication: judged.value, id, zone: deps.timeZone }) : judged;
  },
  render: {
    ok: ({ publication, id, zone }) =>
      message(publicationText(publication, zone), {
        buttons:
          publication.kind === 'unchanged'
            ? []
            : [
                {
                  action: 'charter.publish',
                  args: id === undefined ? {} : { id },
                  label: say('charter.publish.button'),
                  style: 'primary',
                },
              ],
      }),
    CharterRefused: (failure) => message(problemsText(failure)),
    VersionExists: (failure) => message(versionExistsText(failure)),
    VersionNotNext: (failure) => message(versionNotNextText(failure)),
    MinorChangesRules: (failure) => message(minorText(failure)),
    ChangesMissing: (failure) => message(changesMissingText(failure)),
  },
});
