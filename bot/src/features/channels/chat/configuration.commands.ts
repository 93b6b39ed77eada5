import type { ChannelsChatDeps } from './channels-chat-deps.ts';
import { problemTexts } from './problem-texts.ts';
import {
  checkCommunity,
  loadCommunity,
  type LoadedCommunity,
} from '../community-file/load-community.ts';
import type { CommunityRefused } from '../failures.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message, type Message } from '../../../core/message.ts';
import { lines, say, typed } from '../../../core/text.ts';

/** `/coop configuration valider`: what is wrong with the file as it is now. */
export const checkConfigurationCommand = describeCommand({
  name: 'channels.check-configuration',
  trigger: 'coop',
  words: 'channels.configuration.checkWords',
  summary: 'channels.configuration.checkSummary',
  access: ['administrateur'],
  parameters: {},
  run: (deps: Pick<ChannelsChatDeps, 'source'>) => checkCommunity(deps),
  render: {
    ok: (loaded) => message(describedCommunity('valid', loaded)),
    CommunityRefused: refusedMessage,
  },
});

/** `/coop configuration charger`: puts the file into force. */
export const loadConfigurationCommand = describeCommand({
  name: 'channels.load-configuration',
  trigger: 'coop',
  words: 'channels.configuration.loadWords',
  summary: 'channels.configuration.loadSummary',
  access: ['administrateur'],
  parameters: {},
  run: async (deps: Pick<ChannelsChatDeps, 'clock' | 'source' | 'state' | 'wantFull'>) => {
    const loaded = await loadCommunity(deps);
    if (loaded.ok) deps.wantFull();
    return loaded;
  },
  render: {
    ok: (loaded) => message(describedCommunity(loaded.isNew ? 'loaded' : 'same', loaded)),
    CommunityRefused: refusedMessage,
  },
});

function describedCommunity(what: 'valid' | 'loaded' | 'same', { community }: LoadedCommunity) {
  const { name, channels, territories, hubs, teams } = community;
  return say(`channels.configuration.${what}`, {
    name: typed(name),
    channels: channels.length,
    territories: territories.length,
    hubs: hubs.length,
    teams: teams.length,
  });
}

function refusedMessage({ problems }: CommunityRefused): Message {
  return message(lines(...problemTexts(problems)));
}
