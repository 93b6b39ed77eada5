import { describeAction, type PressAnswer } from '../../../core/describe-action.ts';
import { openDialog, type SealedArgs } from '../../../core/message.ts';
import { ok, type Result } from '../../../core/result.ts';

/** « Modifier »: the form of the entry. */
export const editEntryAction = describeAction({
  name: 'registry.entry.edit',
  access: ['animateur', 'administrateur'],
  run: (_deps: object, { args }): Promise<Result<SealedArgs, never>> => Promise.resolve(ok(args)),
  render: { ok: (args): PressAnswer => openDialog('registry.entry', args) },
});

/** « Dernier jour… »: the form of a departure. */
export const departAction = describeAction({
  name: 'registry.entry.depart',
  access: ['animateur', 'administrateur'],
  run: (_deps: object, { args }): Promise<Result<SealedArgs, never>> => Promise.resolve(ok(args)),
  render: { ok: (args): PressAnswer => openDialog('registry.departure', args) },
});
