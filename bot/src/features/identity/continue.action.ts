import { describeAction } from '../../core/describe-action.ts';
import { openDialog, type SealedArgs } from '../../core/message.ts';
import { ok, type Result } from '../../core/result.ts';

/** *Continuer*: opens the dialog that could not be opened when it was asked for. */
export const continueAction = describeAction({
  name: 'core.continue',
  access: 'everyone',
  run: (_deps: object, { args }): Promise<Result<SealedArgs, never>> => Promise.resolve(ok(args)),
  render: { ok: ({ dialog, ...args }) => openDialog(String(dialog), args) },
});
