import type { ApplyImportDeps } from './chat/apply-import.ts';
import { confirmImportDialog } from './chat/confirm-import.dialog.ts';
import { importReportExport, type ImportReportDeps } from './chat/import-report.export.ts';
import { importRegistryCommand, type AskForImportDeps } from './chat/import-registry.command.ts';
import { importRegistryDialog } from './chat/import-registry.dialog.ts';
import { applyImportAction, sendReportAction, type SendReportDeps } from './chat/import.actions.ts';
import { departCommand } from './edit/depart.command.ts';
import { departDialog } from './edit/depart.dialog.ts';
import { departAction, editEntryAction } from './edit/entry.actions.ts';
import { entryDialog, type EditEntryDialogDeps } from './edit/entry.dialog.ts';
import type { FindEntryDeps } from './edit/find-entry.ts';
import { personCommand } from './edit/person.command.ts';
import type { LinkByCodeDeps } from './codes/link-by-code.ts';
import { linkCommand } from './codes/link.command.ts';
import type { MakeCodesDeps } from './codes/make-codes.ts';
import {
  codesCommand,
  exportRegistryCommand,
  withoutAccountCommand,
  type SendRegistryFileDeps,
} from './export/file.commands.ts';
import { codesExport, registryExport, waitingExport } from './export/registry.exports.ts';
import { confirmLinksAction } from './linking/confirm-links.action.ts';
import { doublesCommand } from './linking/doubles.command.ts';
import { linksCommand } from './linking/links.command.ts';
import { mergeAction, undoMergeAction } from './merge/merge.actions.ts';
import { mergeCommand } from './merge/merge.command.ts';
import type { MergeEntriesDeps } from './merge/merge-entries.ts';
import {
  keepRegistry,
  linkAfterGap,
  linkChangedAccount,
  linkNewcomer,
  startRegistry,
  type RegistryWorkDeps,
} from './registry-work.ts';
import { bindAction } from '../../core/describe-action.ts';
import { bindCommand } from '../../core/describe-command.ts';
import { bindDialog } from '../../core/describe-dialog.ts';
import { bindEvent } from '../../core/describe-event.ts';
import { bindExport } from '../../core/describe-export.ts';
import { bindJob } from '../../core/describe-job.ts';
import type { Feature } from '../../core/feature.ts';

export { grantedRoles } from './granted-roles.ts';
export { homeDay } from './home-day.ts';
export { homeTerritory } from './home-territory.ts';
export { affectationOn, territoriesOn, type Affectation, type Entry } from './registry.ts';
export type { RegistryReader, RegistryStore } from './ports.ts';
export type { AccountDirectory, LinkableAccount } from './linking/ports.ts';

export type RegistryFeatureDeps = RegistryWorkDeps &
  AskForImportDeps &
  ApplyImportDeps &
  ImportReportDeps &
  EditEntryDialogDeps &
  FindEntryDeps &
  LinkByCodeDeps &
  MergeEntriesDeps &
  MakeCodesDeps &
  SendRegistryFileDeps &
  SendReportDeps;

/** Who the people are: entries bound to accounts, and gone when their last day is over. */
export function registryFeature(deps: RegistryFeatureDeps): Feature {
  return {
    name: 'registry',
    commands: [
      bindCommand(importRegistryCommand, deps),
      bindCommand(personCommand, deps),
      bindCommand(departCommand, deps),
      bindCommand(linksCommand, deps),
      bindCommand(linkCommand, deps),
      bindCommand(doublesCommand, deps),
      bindCommand(mergeCommand, deps),
      bindCommand(exportRegistryCommand, deps),
      bindCommand(withoutAccountCommand, deps),
      bindCommand(codesCommand, deps),
    ],
    dialogs: [
      bindDialog(importRegistryDialog, deps),
      bindDialog(confirmImportDialog, deps),
      bindDialog(entryDialog, deps),
      bindDialog(departDialog, deps),
    ],
    actions: [
      bindAction(applyImportAction, deps),
      bindAction(sendReportAction, deps),
      bindAction(editEntryAction, deps),
      bindAction(departAction, deps),
      bindAction(confirmLinksAction, deps),
      bindAction(mergeAction, deps),
      bindAction(undoMergeAction, deps),
    ],
    exports: [
      bindExport(importReportExport, deps),
      bindExport(registryExport, deps),
      bindExport(waitingExport, deps),
      bindExport(codesExport, deps),
    ],
    jobs: [bindJob(keepRegistry, deps)],
    events: [
      bindEvent(startRegistry, deps),
      bindEvent(linkNewcomer, deps),
      bindEvent(linkChangedAccount, deps),
      bindEvent(linkAfterGap, deps),
    ],
  };
}
