import { userAgent, type Connection, type MattermostTools } from './connection.ts';
import { EventStream } from './event-stream.ts';
import { toHeardEvents } from './heard-events.ts';
import { checkSession } from './session-check.ts';
import type { HeardEvent } from '../../core/describe-event.ts';
import { timerSleep } from './timer-sleep.ts';

/** Listens to Mattermost and hands over, one at a time, what features hear. */
export function hearEvents(
  connection: Connection,
  { botUserId }: MattermostTools,
  dispatch: (event: HeardEvent) => Promise<void>,
): { close(): Promise<void> } {
  const { accounts, log, random, send, settings } = connection;
  return EventStream.open(
    { url: settings.mattermostUrl, token: settings.botToken, userAgent },
    {
      random,
      sleep: timerSleep,
      checkSession: () => checkSession(send),
      handlers: {
        onEvent: async (event) => {
          if (event.kind === 'user-updated') accounts.forget(event.user.id);
          for (const heard of toHeardEvents(event, botUserId)) await dispatch(heard);
        },
        onGap: () => dispatch({ type: 'gap' }),
        onRevoked: () => log.error({}, 'the token of the bot is refused'),
        onState: (state) => log.info({ state }, 'event stream'),
        onError: (error, event) => log.error({ error, event }, 'an event was not readable'),
      },
    },
  );
}
