import { bindCraActions } from './chat/cra.actions.ts';
import type { CraChatDeps } from './chat/chat-deps.ts';
import { enterCraDialog } from './chat/enter-cra.dialog.ts';
import { enterPeopleDialog } from './chat/enter-people.dialog.ts';
import { listCrasCommand } from './chat/list-cras.command.ts';
import { recordCraCommand } from './chat/record-cra.command.ts';
import { bindCraRoutes } from './routes.ts';
import { bindCommand } from '../../core/describe-command.ts';
import { bindDialog } from '../../core/describe-dialog.ts';
import type { Feature } from '../../core/feature.ts';

export type { CraChatDeps } from './chat/chat-deps.ts';
export type { Cra } from './cra.ts';
export type { CraReader, CraStore, DraftStore, PlacesStore } from './ports.ts';

/** The activity report: entered in the panel, in dialogs and in one line. */
export function craFeature(deps: CraChatDeps): Feature {
  return {
    name: 'cra',
    commands: [bindCommand(recordCraCommand, deps), bindCommand(listCrasCommand, deps)],
    dialogs: [bindDialog(enterCraDialog, deps), bindDialog(enterPeopleDialog, deps)],
    actions: bindCraActions(deps),
    routes: bindCraRoutes(deps),
  };
}
