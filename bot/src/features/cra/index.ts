import { bindCraActions } from './chat/cra.actions.ts';
import type { CraChatDeps } from './chat/chat-deps.ts';
import { enterCraDialog } from './chat/enter-cra.dialog.ts';
import { enterPeopleDialog } from './chat/enter-people.dialog.ts';
import { listCrasCommand } from './chat/list-cras.command.ts';
import { placesDialog } from './chat/places.dialog.ts';
import { questionsDialog } from './chat/questions.dialog.ts';
import { repeatDialog } from './chat/repeat.dialog.ts';
import { recordCraCommand } from './chat/record-cra.command.ts';
import type { EraseDeletedCrasDeps } from './erase/erase-deleted-cras.ts';
import { eraseDeletedCrasJob } from './erase/erase-deleted-cras.job.ts';
import { reminderCardKind, type ReminderCardDeps } from './remind/reminder.card.ts';
import { craListExport } from './export/cra-list.export.ts';
import { exportCrasCommand, type SendCraListDeps } from './export/export-cras.command.ts';
import type { ExportCrasDeps } from './export/export-cras.ts';
import { applyImportAction } from './import-posted/apply-import.action.ts';
import type { BeginImportDeps } from './import-posted/begin-import.ts';
import { importCrasCommand } from './import-posted/import-cras.command.ts';
import { importReportExport } from './import-posted/import-report.export.ts';
import type { ImportPostedDeps } from './import-posted/import-with-report.ts';
import { remindMissingCrasJob } from './remind/remind-missing-cras.job.ts';
import type { RemindMissingCrasDeps } from './remind/remind-missing-cras.ts';
import { remindersCommand } from './remind/reminders.command.ts';
import type { SilenceRemindersDeps } from './remind/silence-reminders.ts';
import { stopRemindersAction } from './remind/stop-reminders.action.ts';
import { bindCraRoutes } from './routes.ts';
import { bindAction } from '../../core/describe-action.ts';
import { bindCard } from '../../core/describe-card.ts';
import { bindCommand } from '../../core/describe-command.ts';
import { bindDialog } from '../../core/describe-dialog.ts';
import { bindExport } from '../../core/describe-export.ts';
import type { Feature } from '../../core/feature.ts';
import { bindJob } from '../../core/describe-job.ts';

export type { CraChatDeps } from './chat/chat-deps.ts';
export type { Cra } from './cra.ts';
export { replayErasures } from './erase/replay-erasures.ts';
export type { CraReader, CraStore, DraftStore, PlacesStore } from './ports.ts';
export { findTag, nameTags } from './tags/find-tags.ts';
export type { TagNotFound } from './tags/failures.ts';
export type { TagReader } from './tags/ports.ts';
export type { Tag } from './tags/tag.ts';
export { successorThemes } from './successor-codes.ts';

export type CraFeatureDeps = CraChatDeps &
  RemindMissingCrasDeps &
  SilenceRemindersDeps &
  ReminderCardDeps &
  EraseDeletedCrasDeps &
  ExportCrasDeps &
  SendCraListDeps &
  BeginImportDeps &
  ImportPostedDeps;

/** The activity report: entered in the panel, in dialogs and in one line. */
export function craFeature(deps: CraFeatureDeps): Feature {
  return {
    name: 'cra',
    commands: [
      bindCommand(recordCraCommand, deps),
      bindCommand(listCrasCommand, deps),
      bindCommand(exportCrasCommand, deps),
      bindCommand(importCrasCommand, deps),
      bindCommand(remindersCommand, deps),
    ],
    dialogs: [
      bindDialog(enterCraDialog, deps),
      bindDialog(enterPeopleDialog, deps),
      bindDialog(questionsDialog, deps),
      bindDialog(placesDialog, deps),
      bindDialog(repeatDialog, deps),
    ],
    actions: [
      ...bindCraActions(deps),
      bindAction(stopRemindersAction, deps),
      bindAction(applyImportAction, deps),
    ],
    cards: [bindCard(reminderCardKind, deps)],
    exports: [bindExport(craListExport, deps), bindExport(importReportExport, deps)],
    routes: bindCraRoutes(deps),
    jobs: [bindJob(remindMissingCrasJob, deps), bindJob(eraseDeletedCrasJob, deps)],
  };
}
