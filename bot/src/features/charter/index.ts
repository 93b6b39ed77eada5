import { charterCardKind } from './charter.card.ts';
import {
  forgetReasonsJob,
  noticeAfterGap,
  noticeAtStart,
  noticeNewcomerEvent,
  noticePeopleJob,
  remindPeopleJob,
} from './charter-work.ts';
import { acceptCommand, type AcceptByCodeDeps } from './chat/accept.command.ts';
import { acceptCharterDialog } from './chat/accept-charter.dialog.ts';
import {
  campaignAction,
  campaignCommand,
  campaignDialog,
  setCampaignAction,
} from './chat/campaign.ts';
import { charterTextAction, declineAction, laterAction } from './chat/charter.actions.ts';
import { charterCommand } from './chat/charter.command.ts';
import { declineCharterDialog } from './chat/decline-charter.dialog.ts';
import { proofCommand } from './chat/proof.command.ts';
import { exemptCommand, exemptDialog } from './chat/exempt.ts';
import type { NamedPersonDeps } from './chat/named-person.ts';
import type { PublishChatDeps } from './chat/publish-deps.ts';
import { publishCommand } from './chat/publish.command.ts';
import { publishAction, publishDialog } from './chat/publish.dialog.ts';
import { ratesCommand, type RatesChatDeps } from './chat/rates.command.ts';
import { readCharterAction } from './chat/read-charter.action.ts';
import { declineCommand, withdrawCommand } from './chat/refuse.commands.ts';
import { remindCommand } from './chat/remind.command.ts';
import { retractCommand, retractDialog } from './chat/retract.ts';
import { charterTextCommand } from './chat/text.command.ts';
import { voidCommand, voidDialog } from './chat/void.ts';
import { verifyCharterCommand, type VerifyCharterDeps } from './chat/verify.command.ts';
import { withdrawAcceptanceDialog } from './chat/withdraw-acceptance.dialog.ts';
import type { NoticePeopleDeps } from './notice-people.ts';
import { bindCharterRoutes } from './routes.ts';
import { bindAction } from '../../core/describe-action.ts';
import { bindCard } from '../../core/describe-card.ts';
import { bindCommand } from '../../core/describe-command.ts';
import { bindDialog } from '../../core/describe-dialog.ts';
import { bindEvent } from '../../core/describe-event.ts';
import { bindJob } from '../../core/describe-job.ts';
import type { Feature } from '../../core/feature.ts';

export { communityCharterKey } from './standing/community-charter.ts';
export { readGate, type CharterGate } from './standing/gate.ts';
export type { CharterReader, CharterStore } from './ports.ts';

export type CharterFeatureDeps = PublishChatDeps &
  VerifyCharterDeps &
  AcceptByCodeDeps &
  RatesChatDeps &
  NamedPersonDeps &
  NoticePeopleDeps;

/** The charter: asked of newcomers, accepted, refused, withdrawn, proved. */
export function charterFeature(deps: CharterFeatureDeps): Feature {
  return {
    name: 'charter',
    commands: [
      bindCommand(charterCommand, deps),
      bindCommand(acceptCommand, deps),
      bindCommand(charterTextCommand, deps),
      bindCommand(proofCommand, deps),
      bindCommand(declineCommand, deps),
      bindCommand(withdrawCommand, deps),
      bindCommand(ratesCommand, deps),
      bindCommand(verifyCharterCommand, deps),
      bindCommand(campaignCommand, deps),
      bindCommand(publishCommand, deps),
      bindCommand(retractCommand, deps),
      bindCommand(exemptCommand, deps),
      bindCommand(remindCommand, deps),
      bindCommand(voidCommand, deps),
    ],
    dialogs: [
      bindDialog(acceptCharterDialog, deps),
      bindDialog(declineCharterDialog, deps),
      bindDialog(withdrawAcceptanceDialog, deps),
      bindDialog(publishDialog, deps),
      bindDialog(campaignDialog, deps),
      bindDialog(retractDialog, deps),
      bindDialog(exemptDialog, deps),
      bindDialog(voidDialog, deps),
    ],
    actions: [
      bindAction(readCharterAction, deps),
      bindAction(charterTextAction, deps),
      bindAction(laterAction, deps),
      bindAction(declineAction, deps),
      bindAction(publishAction, deps),
      bindAction(campaignAction, deps),
      bindAction(setCampaignAction, deps),
    ],
    cards: [bindCard(charterCardKind, deps)],
    routes: bindCharterRoutes(deps),
    jobs: [
      bindJob(noticePeopleJob, deps),
      bindJob(remindPeopleJob, deps),
      bindJob(forgetReasonsJob, deps),
    ],
    events: [
      bindEvent(noticeAtStart, deps),
      bindEvent(noticeNewcomerEvent, deps),
      bindEvent(noticeAfterGap, deps),
    ],
  };
}
