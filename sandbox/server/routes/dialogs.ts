import { json, ok } from '../http/answer.ts';
import { AppError, forbidden, invalidBodyParam } from '../http/app-error.ts';
import type { Call } from '../http/call.ts';
import type { Decoder } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { postToIntegration } from '../integrations/action-request.ts';
import {
  openedDialog,
  readOpenRequest,
  readOptions,
  readSubmission,
  readVerdict,
  submissionBody,
} from '../integrations/dialog.ts';
import type { Submission } from '../integrations/dialog.ts';
import { isHttpUrl } from '../integrations/http-url.ts';
import { MEBIBYTE } from '../integrations/outgoing.ts';
import { serverKeys } from '../integrations/server-keys.ts';
import { openTrigger } from '../integrations/trigger-id.ts';
import type { Sandbox } from '../sandbox.ts';

/** Dialogs: opened by integrations, submitted by people. */
export function registerDialogRoutes(router: Router, sandbox: Sandbox): void {
  router.post(
    '/api/v4/actions/dialogs/open',
    (call) => {
      open(sandbox, call);
      return ok();
    },
    { session: false },
  );
  router.post('/api/v4/actions/dialogs/submit', async (call) => json(await submit(sandbox, call)));
  router.post('/api/v4/actions/dialogs/lookup', async (call) => json(await lookUp(sandbox, call)));
}

/** The trigger id is the authority: no session is asked for, and it may be used again while it lives. */
function open(sandbox: Sandbox, call: Call): void {
  const request = call.body(readOpenRequest, 'dialog');
  if (request.url === '') throw invalidBodyParam('url');
  const { clientId, userId } = openTrigger(request.trigger_id, serverKeys(sandbox.world).signing, {
    now: sandbox.clock.now(),
    lifeMs: sandbox.config().ServiceSettings.OutgoingIntegrationRequestsTimeout * 1000,
  });
  sandbox.hub.emit(
    'open_dialog',
    { dialog: JSON.stringify(openedDialog(request, clientId)) },
    { user_id: userId },
  );
}

async function submit(sandbox: Sandbox, call: Call): Promise<Record<string, unknown>> {
  const given = readAllowed(sandbox, call, () => true);
  return ask(sandbox, call, {
    given,
    type: 'dialog_submission',
    read: readVerdict,
    failure: 'app.submit_interactive_dialog.decode_json_error',
  });
}

async function lookUp(sandbox: Sandbox, call: Call): Promise<Record<string, unknown>> {
  const given = readAllowed(sandbox, call, isLookupUrl);
  return ask(sandbox, call, {
    given,
    type: 'dialog_lookup',
    read: readOptions,
    failure: 'app.lookup_interactive_dialog.decode_json_error',
  });
}

interface Question {
  readonly given: Submission;
  readonly type: string;
  readonly read: Decoder<Record<string, unknown>>;
  readonly failure: string;
}

async function ask(
  sandbox: Sandbox,
  call: Call,
  question: Question,
): Promise<Record<string, unknown>> {
  const answer = await postToIntegration(sandbox, {
    url: question.given.url,
    token: call.session.token,
    body: submissionBody(question.given, { type: question.type, userId: call.me }),
    maxBytes: MEBIBYTE,
  });
  if (answer.length === 0) return question.read(undefined);
  try {
    return question.read(JSON.parse(answer.toString('utf8')));
  } catch {
    throw new AppError(question.failure, 500);
  }
}

/** A submission of somebody who may read the channel and see the team it names. */
function readAllowed(
  sandbox: Sandbox,
  call: Call,
  isGoodUrl: (url: string) => boolean,
): Submission {
  const session = call.session;
  const given = call.body(readSubmission, 'dialog');
  if (given.url === '' || !isGoodUrl(given.url)) throw invalidBodyParam('url');
  const channel = sandbox.world.channels.get(given.channel_id);
  if (channel === undefined) {
    throw new AppError('app.channel.get.existing.app_error', 404, {
      params: { channel_id: given.channel_id },
    });
  }
  if (!sandbox.permissions.mayReadChannel(session.user_id, channel)) throw forbidden();
  sandbox.permissions.needTeam(session, given.team_id, 'view_team');
  return given;
}

function isLookupUrl(url: string): boolean {
  if (url.startsWith('/plugins/')) return !url.includes('..') && !url.includes('//');
  return isHttpUrl(url);
}
