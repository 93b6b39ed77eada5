import { z } from 'zod';

/** What Mattermost meant by refusing, in words on which the bot can decide. */
export type RefusalKind =
  | 'unauthorised'
  | 'wrong-credentials'
  | 'locked-account'
  | 'forbidden'
  | 'not-found'
  | 'archived'
  | 'too-large'
  | 'invalid'
  | 'conflict'
  | 'limit-reached'
  | 'expired'
  | 'disabled'
  | 'redirected';

interface RefusalFacts {
  readonly kind: RefusalKind;
  readonly status: number;
  readonly errorId: string;
  /** Method and route template of the request, without ids: safe to log. */
  readonly request: string;
}

/**
 * Mattermost understood the request and will not do it. `heals` says whether the very same request
 * may succeed later (a revived token, a raised limit); the others are set aside for an administrator.
 */
export class MattermostRefused extends Error {
  override readonly name = 'MattermostRefused';
  readonly code = 'mattermost-refused';
  readonly kind: RefusalKind;
  readonly status: number;
  readonly errorId: string;
  readonly request: string;
  readonly heals: boolean;

  constructor({ kind, status, errorId, request }: RefusalFacts) {
    super(`Mattermost refused ${request}: ${kind} (${errorId}, status ${status})`);
    this.kind = kind;
    this.status = status;
    this.errorId = errorId;
    this.request = request;
    this.heals = healingKinds.has(kind);
  }
}

export type UnreachableReason =
  'network' | 'timeout' | 'server-error' | 'rate-limited' | 'unreadable-answer' | 'cancelled';

interface UnreachableFacts {
  readonly reason: UnreachableReason;
  readonly request: string;
  /** `not-done`: the request certainly had no effect; `unknown`: it may have had one. */
  readonly outcome: 'not-done' | 'unknown';
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: Error | undefined;
}

/** No usable answer came: network, time-out, 5xx, rate limit, or something else than Mattermost spoke. */
export class MattermostUnreachable extends Error {
  override readonly name = 'MattermostUnreachable';
  readonly code = 'mattermost-unreachable';
  readonly reason: UnreachableReason;
  readonly request: string;
  readonly outcome: 'not-done' | 'unknown';
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor({ reason, request, outcome, status, retryAfterMs, cause }: UnreachableFacts) {
    super(`Mattermost could not be reached for ${request}: ${reason}`, { cause });
    this.reason = reason;
    this.request = request;
    this.outcome = outcome;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

const healingKinds: ReadonlySet<RefusalKind> = new Set(['unauthorised', 'limit-reached']);

const kindByErrorId: ReadonlyMap<string, RefusalKind> = new Map<string, RefusalKind>([
  ['api.user.login.invalid_credentials_email_username', 'wrong-credentials'],
  ['api.user.login.invalid_credentials_email', 'wrong-credentials'],
  ['api.user.login.invalid_credentials_username', 'wrong-credentials'],
  ['api.user.login.blank_pwd.app_error', 'wrong-credentials'],
  ['api.user.login.bot_login_forbidden.app_error', 'wrong-credentials'],
  ['api.user.login.inactive.app_error', 'wrong-credentials'],
  ['mfa.validate_token.authenticate.app_error', 'wrong-credentials'],
  ['api.user.check_user_mfa.bad_code.app_error', 'wrong-credentials'],
  ['api.user.check_user_login_attempts.too_many.app_error', 'locked-account'],
  ['api.post.create_post.can_not_post_to_deleted.error', 'archived'],
  ['api.post.patch_post.can_not_update_post_in_deleted.error', 'archived'],
  ['api.post.update_post.can_not_update_post_in_deleted.error', 'archived'],
  ['api.post.delete_post.can_not_delete_post_in_deleted.error', 'archived'],
  ['api.channel.delete_channel.deleted.app_error', 'archived'],
  ['api.channel.update_channel.deleted.app_error', 'archived'],
  ['api.reaction.save.archived_channel.app_error', 'archived'],
  ['api.reaction.delete.archived_channel.app_error', 'archived'],
  // The person has left the team: as if they had never been in it (404).
  ['api.channel.add_user.to.channel.failed.deleted.app_error', 'not-found'],
  ['model.post.is_valid.message_length.app_error', 'too-large'],
  ['model.post.is_valid.props.app_error', 'too-large'],
  ['store.sql_channel.save_channel.exists.app_error', 'conflict'],
  ['store.sql_team.save_team.existing.app_error', 'conflict'],
  ['api.command.duplicate_trigger.app_error', 'conflict'],
  ['app.user.save.username_exists.app_error', 'conflict'],
  ['app.user.save.email_exists.app_error', 'conflict'],
  ['app.plugin.install_id.app_error', 'conflict'],
  ['app.team.join_user_to_team.save_member.max_accounts.app_error', 'limit-reached'],
  ['app.team.join_user_to_team.max_accounts.app_error', 'limit-reached'],
  ['api.user.create_user.user_limits.exceeded', 'limit-reached'],
  ['api.user.create_user.license_user_limits.exceeded', 'limit-reached'],
  ['api.channel.create_channel.max_channel_limit.app_error', 'limit-reached'],
  ['interactive_message.decode_trigger_id.expired', 'expired'],
  ['api.command.disabled.app_error', 'disabled'],
]);

const kindByStatus: ReadonlyMap<number, RefusalKind> = new Map<number, RefusalKind>([
  [401, 'unauthorised'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [413, 'too-large'],
  [414, 'too-large'],
  [501, 'disabled'],
]);

const appError = z.object({ id: z.string() });

/** The id of Mattermost's error body, or `unknown` when the answer is not one of its errors. */
export function readErrorId(body: unknown): string {
  const parsed = appError.safeParse(body);
  return parsed.success ? parsed.data.id : 'unknown';
}

/** 429 and every 5xx but 501 (a feature switched off or unlicensed) say that the same may work later. */
export function isPassingStatus(status: number): boolean {
  return status === 429 || (status >= 500 && status !== 501);
}

/** Names a status that is neither a success nor passing; the error id decides first, then the status. */
export function classifyRefusal(status: number, errorId: string): RefusalKind {
  const byId = kindByErrorId.get(errorId);
  if (byId !== undefined) return byId;
  if (status >= 300 && status < 400) return 'redirected';
  return kindByStatus.get(status) ?? 'invalid';
}

/** True when the caught value is a refusal of one of these kinds. */
export function isRefused(
  error: unknown,
  ...kinds: readonly RefusalKind[]
): error is MattermostRefused {
  return error instanceof MattermostRefused && kinds.includes(error.kind);
}
