import { applyImport, type BeginImportDeps } from './begin-import.ts';
import { describeAction } from '../../../core/describe-action.ts';
import { message } from '../../../core/message.ts';
import { ok, type Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

/** « Importer »: the trial's message says that it is under way; the report follows. */
export const applyImportAction = describeAction({
  name: 'cra.import.apply',
  access: ['conseiller'],
  run: async (deps: BeginImportDeps, { actor, args }): Promise<Result<undefined, never>> => {
    await applyImport(deps, { actor, fileId: String(args['fileId']) });
    return ok(undefined);
  },
  render: { ok: () => ({ kind: 'redraw', message: message(say('cra.import.chat.importing')) }) },
});
