import { unlessRefused } from './absence.ts';
import type { SendRequest } from './rest-request.ts';

export interface DialogToOpen {
  /** From a command or a click, good for `OutgoingIntegrationRequestsTimeout` (30 s by default). */
  readonly triggerId: string;
  /** Where Mattermost posts the submission. */
  readonly url: string;
  /** Mattermost's JSON of the dialog. Nothing in it is refused by the server: clients judge. */
  readonly dialog: Readonly<Record<string, unknown>>;
}

export interface Dialogs {
  /**
   * Opens at most once, before other requests that wait. `expired`: the trigger has ended, the
   * person must press again.
   */
  readonly open: (dialog: DialogToOpen) => Promise<'opened' | 'expired'>;
}

export function makeDialogs(send: SendRequest): Dialogs {
  return {
    open: async ({ triggerId, url, dialog }) => {
      const sent = send({
        method: 'POST',
        route: '/actions/dialogs/open',
        body: { trigger_id: triggerId, url, dialog },
        urgent: true,
        timeoutMs: 5_000,
      });
      return (await unlessRefused(sent, 'expired')) === undefined ? 'expired' : 'opened';
    },
  };
}
