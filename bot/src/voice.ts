import { doors } from './adapters/http/edge.ts';
import { makeTranslate, type Reader, type Translate } from './adapters/language/translate.ts';
import { neutraliseMarkdown } from './adapters/language/neutralise.ts';
import { mattermostRenderer } from './adapters/mattermost/renderer.ts';
import type { BotDeps } from './bot-deps.ts';
import type { Actors } from './core/actor.ts';
import type { Message } from './core/message.ts';
import type { Conversation } from './core/outbox.ts';
import type { MessageJson, Renderer, Say } from './core/rendered.ts';
import { seal, type SealKeys } from './core/seal.ts';

/** How the bot speaks: in whose language, with which seals. */
export interface Voice {
  readonly plain: Translate;
  readonly markdown: Translate;
  readonly renderer: Renderer;
  readonly sealKeys: SealKeys;
  readonly plainInFrench: Say;
  /** For one reader their language, and they alone may press; else the community's. */
  readonly renderFor: (message: Message, to: Conversation) => Promise<MessageJson>;
}

/** The community speaks French in public. */
const publicReader: Reader = { locale: 'fr', timeZone: 'Europe/Paris' };

export function makeVoice({
  clock,
  ids,
  config,
  actors,
  sealKeys,
}: BotDeps & { readonly actors: Actors; readonly sealKeys: SealKeys }): Voice {
  const plain = makeTranslate((typed) => typed);
  const markdown = makeTranslate(neutraliseMarkdown);
  return {
    plain,
    markdown,
    sealKeys,
    renderer: mattermostRenderer,
    plainInFrench: (text) => plain(text, publicReader),
    renderFor: async (message, to) => {
      const userId = to.kind === 'direct' ? to.userId : to.reader;
      const reader = userId === undefined ? publicReader : await actors.personOf(userId);
      return mattermostRenderer.message(message, {
        say: (text) => markdown(text, reader),
        plain: (text) => plain(text, reader),
        actionUrl: `${config.callbackUrl}${doors.action}`,
        seal: (action, args) =>
          seal(sealKeys, {
            purpose: `action:${action}`,
            args,
            at: clock.now(),
            nonce: ids.ulid(),
            ...(userId !== undefined && { userId }),
          }),
      });
    },
  };
}
