import { editPost } from '../actions/edit-post.ts';
import { sendEphemeral } from '../actions/ephemeral.ts';
import { findChannel, findPost, findTeam, findUser } from '../actions/find.ts';
import { json } from '../http/answer.ts';
import { AppError, forbidden } from '../http/app-error.ts';
import type { Call } from '../http/call.ts';
import { record } from '../http/go-json.ts';
import type { Router } from '../http/router.ts';
import { openCookie, retainedProps } from '../integrations/cards/action-cookie.ts';
import type { ActionCookie } from '../integrations/cards/action-cookie.ts';
import { integrationFailed, postToIntegration } from '../integrations/action-request.ts';
import { readActionAnswer } from '../integrations/cards/action-answer.ts';
import type { ActionAnswer } from '../integrations/cards/action-answer.ts';
import type { Integration } from '../integrations/cards/attachments.ts';
import { findAction } from '../integrations/cards/post-actions.ts';
import type { Props } from '../integrations/cards/post-actions.ts';
import { serverKeys } from '../integrations/server-keys.ts';
import { linksToMarkdown } from '../integrations/cards/slack-text.ts';
import { makeTrigger } from '../integrations/trigger-id.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Post } from '../state/entities.ts';

interface Click {
  readonly option: string;
  readonly cookie: string;
}

/** What was clicked, whether its post is stored or only known by a cookie. */
interface Clicked {
  readonly channelId: string;
  readonly rootPostId: string;
  readonly type: string;
  readonly dataSource: string;
  readonly integration: Integration;
  readonly retainProps: Props;
  readonly removeProps: readonly string[];
}

/** Clicks on buttons and choices in menus. */
export function registerActionRoutes(router: Router, sandbox: Sandbox): void {
  router.post('/api/v4/posts/:post_id/actions/:action_id', async (call) =>
    json({ status: 'OK', trigger_id: await click(sandbox, call) }),
  );
}

/** Carries a click to its integration, does what the answer says, and gives the client's half of the trigger. */
async function click(sandbox: Sandbox, call: Call): Promise<string> {
  const session = call.session;
  const postId = call.id('post_id');
  const given = readClick(call);
  const cookie = allowedCookie(sandbox, session.user_id, { postId, sealed: given.cookie });
  const post = sandbox.world.posts.get(postId);
  const clicked =
    post?.delete_at === 0
      ? clickedOn(post, call.param('action_id'))
      : clickedByCookie(postId, cookie);
  const { signing } = serverKeys(sandbox.world);
  const trigger = makeTrigger(session.user_id, sandbox.clock.now(), signing);
  const answer = await postToIntegration(sandbox, {
    url: clicked.integration.url ?? '',
    token: session.token,
    body: {
      ...whoAndWhere(sandbox, session.user_id, clicked.channelId),
      post_id: postId,
      trigger_id: trigger.integrationId,
      ...chosen(clicked, given.option),
    },
  });
  obey(sandbox, readActionAnswer(answer), { postId, userId: session.user_id, clicked });
  return trigger.clientId;
}

/** What cannot be read of a click counts as absent. */
function readClick(call: Call): Click {
  const given = call.bodyIf(record) ?? {};
  const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
  return { option: textOf(given['selected_option']), cookie: textOf(given['cookie']) };
}

function whoAndWhere(
  sandbox: Sandbox,
  userId: string,
  channelId: string,
): Readonly<Record<string, string>> {
  const channel = findChannel(sandbox, channelId);
  return {
    user_id: userId,
    user_name: findUser(sandbox, userId).username,
    channel_id: channel.id,
    channel_name: channel.name,
    team_id: channel.team_id,
    team_domain: channel.team_id === '' ? '' : findTeam(sandbox, channel.team_id).name,
  };
}

/** The action's context, to which a menu adds the choice, if one was made; an empty one is left out. */
function chosen(clicked: Clicked, option: string): Readonly<Record<string, unknown>> {
  const isChoice = clicked.type === 'select' && option !== '';
  const context = {
    ...clicked.integration.context,
    ...(isChoice ? { selected_option: option } : {}),
  };
  return {
    type: clicked.type,
    data_source: isChoice ? clicked.dataSource : '',
    ...(Object.keys(context).length === 0 ? {} : { context }),
  };
}

/** Without a cookie the post's channel must be one the caller reads; with one, the cookie's channel. */
function allowedCookie(
  sandbox: Sandbox,
  userId: string,
  given: { readonly postId: string; readonly sealed: string },
): ActionCookie | undefined {
  const { permissions, world } = sandbox;
  if (given.sealed === '') {
    const channelId = world.posts.get(given.postId)?.channel_id ?? '';
    const mayRead =
      permissions.onChannel(userId, channelId, 'read_channel_content') ||
      permissions.onSystem(userId, 'read_channel_content');
    if (!mayRead) throw forbidden();
    return undefined;
  }
  const cookie = openCookie(given.sealed, serverKeys(world).cookieSecret);
  if (cookie === undefined) throw integrationFailed();
  const channel = findChannel(sandbox, cookie.channelId);
  if (!permissions.mayReadChannel(userId, channel)) throw forbidden();
  return cookie;
}

function clickedOn(post: Post, actionId: string): Clicked {
  const action = findAction(post.props, actionId);
  if (action?.integration === undefined) {
    throw new AppError('api.post.do_action.action_id.app_error', 404);
  }
  return {
    channelId: post.channel_id,
    rootPostId: post.root_id === '' ? post.id : post.root_id,
    type: action.type ?? '',
    dataSource: action.data_source ?? '',
    integration: action.integration,
    ...retainedProps(post.props),
  };
}

function clickedByCookie(postId: string, cookie: ActionCookie | undefined): Clicked {
  if (cookie === undefined) throw new AppError('app.post.get.app_error', 404);
  const { integration } = cookie;
  if (integration === undefined || cookie.postId !== postId) throw integrationFailed();
  return { ...cookie, integration };
}

function obey(
  sandbox: Sandbox,
  answer: ActionAnswer,
  { postId, userId, clicked }: { postId: string; userId: string; clicked: Clicked },
): void {
  if (answer.update !== undefined) {
    const former = findPost(sandbox, postId);
    editPost(sandbox, former, {
      message: answer.update.message,
      props: updatedProps(answer.update.props, former.props, clicked),
      file_ids: answer.update.file_ids,
    });
  }
  if (answer.ephemeral_text === '') return;
  sendEphemeral(sandbox, userId, {
    user_id: userId,
    channel_id: clicked.channelId,
    root_id: clicked.rootPostId,
    message: answer.skip_slack_parsing
      ? answer.ephemeral_text
      : linksToMarkdown(answer.ephemeral_text),
    props: clicked.retainProps,
  });
}

/** Without props the former stay; with them they are replaced, but for those an update may not touch. */
function updatedProps(given: Props | undefined, former: Props, clicked: Clicked): Props {
  if (given === undefined) return former;
  const kept = Object.entries(given).filter(([key]) => !clicked.removeProps.includes(key));
  return { ...Object.fromEntries(kept), ...clicked.retainProps };
}
