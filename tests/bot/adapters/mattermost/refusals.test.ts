import { describe, expect, it } from '@jest/globals';
import {
  classifyRefusal,
  isPassingStatus,
  isRefused,
  MattermostRefused,
  type RefusalKind,
  readErrorId,
} from '../../../../bot/src/adapters/mattermost/refusals.ts';

const refused = (kind: RefusalKind) =>
  new MattermostRefused({ kind, status: 400, errorId: 'x', request: 'GET /x' });

describe('a refusal', () => {
  it.each([
    [401, 'api.context.session_expired.app_error', 'unauthorised'],
    [401, 'api.user.login.invalid_credentials_email_username', 'wrong-credentials'],
    [401, 'api.user.check_user_login_attempts.too_many.app_error', 'locked-account'],
    [403, 'api.context.permissions.app_error', 'forbidden'],
    [404, 'app.post.get.app_error', 'not-found'],
    [400, 'api.post.create_post.can_not_post_to_deleted.error', 'archived'],
    [403, 'api.reaction.save.archived_channel.app_error', 'archived'],
    [413, 'api.context.request_body_too_large.app_error', 'too-large'],
    [414, 'unknown', 'too-large'],
    [400, 'model.post.is_valid.message_length.app_error', 'too-large'],
    [400, 'store.sql_channel.save_channel.exists.app_error', 'conflict'],
    [400, 'app.team.join_user_to_team.save_member.max_accounts.app_error', 'limit-reached'],
    [400, 'interactive_message.decode_trigger_id.expired', 'expired'],
    [501, 'api.license_error', 'disabled'],
    [301, 'unknown', 'redirected'],
    [400, 'api.context.invalid_body_param.app_error', 'invalid'],
    [418, 'unknown', 'invalid'],
  ])('of status %i with %s is %s', (status, errorId, kind) => {
    expect(classifyRefusal(status, errorId)).toBe(kind);
  });

  it('heals when only an administrator or time stands between', () => {
    const kinds: readonly RefusalKind[] = ['unauthorised', 'limit-reached'];

    expect(kinds.map((kind) => refused(kind).heals)).toEqual([true, true]);
  });

  it.each<RefusalKind>(['forbidden', 'not-found', 'archived', 'too-large', 'invalid', 'conflict'])(
    'of kind %s does not heal',
    (kind) => {
      expect(refused(kind).heals).toBe(false);
    },
  );

  it('is recognised by its kind', () => {
    expect(isRefused(refused('archived'), 'forbidden', 'archived')).toBe(true);
    expect(isRefused(refused('archived'), 'forbidden')).toBe(false);
    expect(isRefused(new Error('archived'), 'archived')).toBe(false);
  });

  it('has the id of the error body, or none', () => {
    expect(readErrorId({ id: 'a.b' })).toBe('a.b');
    expect(readErrorId('<html>')).toBe('unknown');
  });

  it.each([
    [429, true],
    [500, true],
    [503, true],
    [501, false],
    [404, false],
  ])('status %i passing: %p', (status, expected) => {
    expect(isPassingStatus(status)).toBe(expected);
  });
});
