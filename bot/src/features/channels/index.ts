import { ChannelWork, type ChannelWorkDeps } from './apply/channel-work.ts';
import { loadAtStart, type ChannelEventDeps } from './chat/load-at-start.event.ts';
import {
  joinChannelAction,
  leaveChannelAction,
  returnToChannelAction,
} from './chat/channel.actions.ts';
import type { ChannelsChatDeps } from './chat/channels-chat-deps.ts';
import {
  joinChannelCommand,
  leaveChannelCommand,
  whyChannelCommand,
} from './chat/choose-channel.commands.ts';
import {
  checkConfigurationCommand,
  loadConfigurationCommand,
} from './chat/configuration.commands.ts';
import {
  hearChange,
  hearDeparture,
  hearGap,
  hearJoin,
  hearNewcomer,
  hearProfile,
} from './chat/hear-channels.events.ts';
import { listMyChannelsCommand, myChannelsCommand } from './chat/my-channels.command.ts';
import { applyAction, confirmDialog, stopAction } from './chat/plan.actions.ts';
import { applyCommand, driftCommand, planCommand } from './chat/plan.commands.ts';
import { exceptionDialog } from './chat/exception.dialog.ts';
import {
  adoptCommand,
  exceptionCommand,
  repairCommand,
  writeTextCommand,
} from './chat/tend.commands.ts';
import { makeCommunityReader } from './community-file/load-community.ts';
import { bindAction } from '../../core/describe-action.ts';
import { bindCommand } from '../../core/describe-command.ts';
import { bindDialog } from '../../core/describe-dialog.ts';
import { bindEvent } from '../../core/describe-event.ts';
import type { Feature } from '../../core/feature.ts';

export { teamLinesKey } from './plan/ledger.ts';
export type { Binding, Intent, Ledger, LedgerLine } from './plan/ledger.ts';
export type { Drift } from './plan/operation.ts';
export type { Gate } from './plan/world.ts';
export type { CharterGates, Restrictions } from './look/think.ts';
export { makeChannelWords, type WordsDeps } from './look/words.ts';

export type ChannelsFeatureDeps = Omit<ChannelWorkDeps, 'readCommunity'> &
  Omit<ChannelsChatDeps, 'readCommunity' | 'hasten' | 'wantFull'>;

const pauseMs = 1_000;

/** Which channels there are, and who is in them. */
export function channelsFeature(given: ChannelsFeatureDeps): Feature {
  const deps = { ...given, readCommunity: makeCommunityReader(given.state) };
  const work = new ChannelWork(deps);
  const chat: ChannelsChatDeps = {
    ...deps,
    hasten: () => work.hasten(),
    wantFull: () => work.wantFull(),
  };
  const events: ChannelEventDeps = { ...chat, log: given.log, work };
  return {
    name: 'channels',
    commands: [
      bindCommand(myChannelsCommand, chat),
      bindCommand(listMyChannelsCommand, chat),
      bindCommand(joinChannelCommand, chat),
      bindCommand(leaveChannelCommand, chat),
      bindCommand(whyChannelCommand, chat),
      bindCommand(planCommand, chat),
      bindCommand(applyCommand, chat),
      bindCommand(driftCommand, chat),
      bindCommand(repairCommand, chat),
      bindCommand(adoptCommand, chat),
      bindCommand(writeTextCommand, chat),
      bindCommand(exceptionCommand, chat),
      bindCommand(checkConfigurationCommand, chat),
      bindCommand(loadConfigurationCommand, chat),
    ],
    actions: [
      bindAction(joinChannelAction, chat),
      bindAction(leaveChannelAction, chat),
      bindAction(returnToChannelAction, chat),
      bindAction(applyAction, chat),
      bindAction(stopAction, chat),
    ],
    dialogs: [bindDialog(confirmDialog, chat), bindDialog(exceptionDialog, chat)],
    events: [
      bindEvent(loadAtStart, events),
      bindEvent(hearJoin, events),
      bindEvent(hearDeparture, events),
      bindEvent(hearChange, events),
      bindEvent(hearNewcomer, events),
      bindEvent(hearProfile, events),
      bindEvent(hearGap, events),
    ],
    loops: [
      {
        name: 'channels',
        pauseMs,
        round: () => work.round(),
        halt: () => work.halt(),
      },
    ],
  };
}
