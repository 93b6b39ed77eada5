import { openCommunityFolder } from './adapters/community/community-folder.ts';
import { makeTranslate } from './adapters/language/translate.ts';
import type { Storage } from './adapters/storage/storage.ts';
import type { BotDeps } from './bot-deps.ts';
import { communityZone } from './community-zone.ts';
import { say } from './core/text.ts';
import { communityCharterKey, readGate } from './features/charter/index.ts';
import { makeChannelWords, type ChannelsFeatureDeps } from './features/channels/index.ts';
import type { ChannelServer } from './features/channels/ports.ts';

/** What channels stand on, for the bot that runs and for the command line. */
export function channelDeps({
  clock,
  ids,
  random,
  log,
  config,
  storage,
  server,
}: BotDeps & { readonly storage: Storage; readonly server: ChannelServer }): ChannelsFeatureDeps {
  const { transaction, readers, state, cards, leases, holder } = storage;
  const translate = makeTranslate((typed) => typed);
  return {
    clock,
    ids,
    random,
    log,
    registry: readers.registry,
    transaction,
    server,
    source: openCommunityFolder(config.community),
    state,
    ledger: readers.channels,
    cards,
    leases,
    holder,
    history: readers.history,
    gates: { readGate: (request) => readGate({ charters: readers.charters, state }, request) },
    restrictions: { current: () => Promise.resolve(new Map()) },
    words: makeChannelWords({
      say: (text) => translate(text, { locale: 'fr', timeZone: communityZone }),
      charterButton: async () => {
        const charter = await state.read(communityCharterKey);
        if (charter === undefined) return undefined;
        const label = say('charter.button.read');
        return { action: 'charter.read', args: { charter }, label, style: 'primary' };
      },
    }),
  };
}
