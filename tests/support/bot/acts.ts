import { apiPrefix } from '@coop/contract/identity';
import type { FastifyInstance, InjectOptions } from 'fastify';

import type { SessionTokens } from '../../../bot/src/adapters/http/session-tokens.ts';
import { accountId } from '../people.ts';
import { jsonObject, type ActionJson, type SeenDialog } from './shapes.ts';

const channel = 'c'.repeat(26);
/** The post that every press stands on. */
export const pressedPost = 'p'.repeat(26);
export const responseAddress = `https://chat.exemple.fr/hooks/commands/${'h'.repeat(26)}`;

interface ActDeps {
  readonly app: FastifyInstance;
  readonly sessions: SessionTokens;
  readonly token: string;
  /** Lets what follows an act be said. */
  readonly settle: () => Promise<void>;
}

/** What people do, as Mattermost and browsers pass it on to the bot's server. */
export function makeActs({ app, sessions, token, settle }: ActDeps) {
  const post = async (url: string, payload: object) => {
    const answer = await app.inject({ method: 'POST', url, payload });
    await settle();
    return answer;
  };

  const form = async (fields: Readonly<Record<string, string>>) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/mattermost/command',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
    await settle();
    return answer;
  };

  const commandFields = (who: string, line: string) => {
    const [trigger = '', ...words] = line.split(' ');
    return {
      command: trigger,
      text: words.join(' '),
      token,
      user_id: accountId(who),
      channel_id: channel,
      team_id: 't'.repeat(26),
      trigger_id: `trigger-${who}`,
      response_url: responseAddress,
    };
  };

  return {
    /** Types a slash command; answers what Mattermost gets. */
    command: async (who: string, line: string) =>
      jsonObject.parse((await form(commandFields(who, line))).json()),
    commandFields,
    form,
    /** Presses a button, or chooses in a menu. */
    press: async (who: string, { integration }: ActionJson, choice?: string) => {
      const context = {
        ...integration.context,
        ...(choice !== undefined && { selected_option: choice }),
      };
      const answer = await post('/mattermost/action', {
        user_id: accountId(who),
        post_id: pressedPost,
        channel_id: channel,
        trigger_id: 'trigger-press',
        context,
      });
      return jsonObject.parse(answer.json());
    },
    submit: async (who: string, { state }: Pick<SeenDialog, 'state'>, submission: object) => {
      const body = { type: 'dialog_submission', state, submission, user_id: accountId(who) };
      return jsonObject.parse((await post('/mattermost/dialog', body)).json());
    },
    /** Calls the API with the session of a person. */
    api: async (
      who: string,
      method: 'GET' | 'POST' | 'PUT' | 'DELETE',
      path: string,
      body?: object,
    ) => {
      const issued = await sessions.issue(accountId(who));
      const request: InjectOptions = {
        method,
        url: `${apiPrefix}${path}`,
        headers: { authorization: `Bearer ${issued.token}` },
        ...(body && { payload: body }),
      };
      return app.inject(request);
    },
  };
}
