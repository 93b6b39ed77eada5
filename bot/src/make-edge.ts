import type { Chat, Counters, Edge } from './adapters/http/edge.ts';
import { wordings } from './adapters/language/translate.ts';
import type { Storage } from './adapters/storage/storage.ts';
import type { Assembled } from './assemble-features.ts';
import type { BotDeps } from './bot-deps.ts';
import { commandTokensKey } from './command-tokens.ts';
import { makeAfterwork } from './core/afterwork.ts';
import { makeCommandTable } from './core/command-table.ts';
import { drawAgain } from './core/draw-again.ts';
import type { Voice } from './voice.ts';

/** What the doors stand on, from the parts of this bot. */
export function makeEdge({
  clock,
  ids,
  log,
  config,
  storage,
  assembled,
  voice,
  chat,
  counters,
}: BotDeps & {
  readonly storage: Storage;
  readonly assembled: Assembled;
  readonly voice: Voice;
  readonly chat: Chat;
  readonly counters: Counters;
}): Edge {
  const { features, actors } = assembled;
  const dialogs = features.flatMap((feature) => feature.dialogs ?? []);
  const actions = features.flatMap((feature) => feature.actions ?? []);
  const kinds = features.flatMap((feature) => feature.cards ?? []);
  const { cards, transaction, state } = storage;
  return {
    clock,
    ids,
    log,
    actors,
    chat,
    counters,
    afterwork: makeAfterwork(log),
    callbackUrl: config.callbackUrl,
    sealKeys: voice.sealKeys,
    renderer: voice.renderer,
    plain: voice.plain,
    markdown: voice.markdown,
    commands: makeCommandTable(
      features.flatMap((feature) => feature.commands ?? []),
      wordings,
      'core.helpWords',
    ),
    dialogs: new Map(dialogs.map((dialog) => [dialog.name, dialog])),
    actions: new Map(actions.map((action) => [action.name, action])),
    drawAgain: (postId) => drawAgain({ clock, cards, kinds, transaction }, postId),
    tokens: { tokensOf: async (trigger) => (await state.read(commandTokensKey))?.[trigger] ?? [] },
    submissions: {
      wasDone: (nonce) => transaction(({ inbox }) => inbox.wasSeen(`dialog-${nonce}`, clock.now())),
      done: async (nonce, at) => {
        await transaction(({ inbox }) => inbox.firstTime(`dialog-${nonce}`, at));
      },
    },
    later: {
      sendDirect: (userId, message, key) =>
        transaction(({ outbox }) =>
          outbox.add({
            key,
            dueAt: clock.now(),
            effect: { kind: 'say', to: { kind: 'direct', userId }, message },
          }),
        ),
    },
  };
}
