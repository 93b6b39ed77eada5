import { createPost } from '../../actions/create-post.ts';
import { sendEphemeral } from '../../actions/ephemeral.ts';
import { AppError } from '../../http/app-error.ts';
import type { Sandbox } from '../../sandbox.ts';
import { pairKey } from '../../state/world.ts';
import type { Attachment } from '../cards/attachments.ts';
import { readAttachments } from '../cards/attachments.ts';
import type { CommandResponse } from './command-response.ts';
import type { Props } from '../cards/post-actions.ts';
import { expandMentions, linksToMarkdown, mapTexts } from '../cards/slack-text.ts';

/** Whose command it was and where; posts are made in that name. */
export interface Caller {
  readonly userId: string;
  readonly channelId: string;
  readonly rootId: string;
  /** The word that was called, for the message of a failure; empty for a later answer. */
  readonly trigger: string;
}

/** Looks of a command that go over those of its answers. */
export interface CommandLooks {
  readonly username: string;
  readonly icon_url: string;
}

interface Delivery {
  readonly caller: Caller;
  /** `undefined` for commands of the server, whose posts are not marked as coming from outside. */
  readonly looks: CommandLooks | undefined;
}

/**
 * Posts an answer and the further ones in it, and gives it back as the caller gets it. If one of
 * them cannot be posted the others are all the same, then it is refused.
 */
export function deliverResponse(
  sandbox: Sandbox,
  response: CommandResponse,
  delivery: Delivery,
): CommandResponse {
  const failures: AppError[] = [];
  const first = deliver(sandbox, response, { ...delivery, failures });
  const further = response.extra_responses?.map((extra) =>
    deliver(sandbox, extra, { ...delivery, failures }),
  );
  if (failures.length > 0) {
    throw new AppError('api.command.execute_command.create_post_failed.app_error', 500, {
      params: { Trigger: delivery.caller.trigger },
    });
  }
  return { ...first, extra_responses: further ?? null };
}

function deliver(
  sandbox: Sandbox,
  response: CommandResponse,
  delivery: Delivery & { readonly failures: AppError[] },
): CommandResponse {
  try {
    return post(sandbox, response, delivery);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    delivery.failures.push(error);
    return response;
  }
}

function post(
  sandbox: Sandbox,
  given: CommandResponse,
  { caller, looks }: Delivery,
): CommandResponse {
  const channelId = channelOf(sandbox, given, caller);
  const response = given.skip_slack_parsing ? given : expanded(sandbox, given);
  const cards = response.attachments?.map((card) => mapTexts(card, linksToMarkdown, false)) ?? null;
  const draft = {
    user_id: caller.userId,
    channel_id: channelId,
    root_id: caller.rootId,
    message: response.skip_slack_parsing ? response.text : linksToMarkdown(response.text),
    props: {
      ...propsOf(sandbox, response, looks),
      ...(cards === null ? {} : { attachments: cards }),
    },
  };
  if (response.type.startsWith('system_')) {
    throw new AppError('api.context.invalid_param.app_error', 400, {
      params: { Name: 'post.type' },
    });
  }
  const shown = { ...response, attachments: cards };
  if (response.response_type === 'in_channel') {
    createPost(sandbox, { ...draft, type: typeOf(response, cards), remote_id: null });
    return shown;
  }
  const isSilent = response.text === '' && cards === null;
  const isEphemeral = response.response_type === '' || response.response_type === 'ephemeral';
  if (isSilent || !isEphemeral) return shown;
  const sent = sendEphemeral(sandbox, caller.userId, draft);
  return cards === null
    ? shown
    : { ...shown, attachments: readAttachments(sent.props['attachments']) };
}

function channelOf(sandbox: Sandbox, response: CommandResponse, caller: Caller): string {
  if (response.channel_id === '') return caller.channelId;
  if (!sandbox.world.channelMembers.has(pairKey(response.channel_id, caller.userId))) {
    throw new AppError('api.command.command_post.forbidden.app_error', 403);
  }
  return response.channel_id;
}

function typeOf(response: CommandResponse, cards: readonly Attachment[] | null): string {
  return response.type === '' && cards !== null ? 'slack_attachment' : response.type;
}

function expanded(sandbox: Sandbox, response: CommandResponse): CommandResponse {
  const change = (source: string) =>
    expandMentions(source, (id) => sandbox.world.users.get(id)?.username);
  return {
    ...response,
    text: change(response.text),
    attachments: response.attachments?.map((card) => mapTexts(card, change, true)) ?? null,
  };
}

/** Name and icon count only where the server allows overrides; the command's own go first. */
function propsOf(
  sandbox: Sandbox,
  response: CommandResponse,
  looks: CommandLooks | undefined,
): Props {
  const settings = sandbox.config().ServiceSettings;
  const username =
    looks?.username === undefined || looks.username === '' ? response.username : looks.username;
  const icon =
    looks?.icon_url === undefined || looks.icon_url === '' ? response.icon_url : looks.icon_url;
  const name = settings.EnablePostUsernameOverride && username !== '' ? username : undefined;
  const isMarked =
    looks !== undefined || name !== undefined || (settings.EnablePostIconOverride && icon !== '');
  return {
    ...response.props,
    ...(name === undefined ? {} : { override_username: name }),
    ...(settings.EnablePostIconOverride ? { override_icon_url: icon } : {}),
    ...(isMarked ? { from_webhook: 'true' } : {}),
  };
}
