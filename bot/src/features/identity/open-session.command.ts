import { propsKey } from '@coop/contract/identity';
import type { Session } from '@coop/contract/session';

import type { Sessions } from './ports.ts';
import { describeCommand } from '../../core/describe-command.ts';
import { ok, type Result } from '../../core/result.ts';

export interface OpenSessionDeps {
  readonly sessions: Sessions;
  /** Where browsers reach the bot. */
  readonly publicUrl: string;
}

/**
 * `/coop session`: the plugin's. Mattermost vouches for the caller; the answer shows nothing and
 * carries the token in `props`.
 */
export const openSessionCommand = describeCommand({
  name: 'identity.session',
  trigger: 'coop',
  words: 'core.session.words',
  summary: 'core.session.summary',
  access: 'everyone',
  hidden: true,
  parameters: {},
  run: async (deps: OpenSessionDeps, { actor }): Promise<Result<Session, never>> => {
    const issued = await deps.sessions.issue(actor.userId);
    return ok({ ...issued, apiUrl: deps.publicUrl });
  },
  render: { ok: (session) => ({ kind: 'hidden', props: { [propsKey]: session } }) },
});
