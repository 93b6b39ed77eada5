/** A post as Mattermost sends it, with only the named fields of interest. */
export function postJson(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'post1',
    create_at: 1000,
    update_at: 1000,
    edit_at: 0,
    delete_at: 0,
    is_pinned: false,
    user_id: 'bot',
    channel_id: 'channel1',
    root_id: '',
    original_id: '',
    message: 'Bonjour',
    type: '',
    props: {},
    hashtags: '',
    file_ids: null,
    pending_post_id: '',
    metadata: {},
    ...fields,
  };
}

/** An account as Mattermost sends it. */
export function userJson(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'alice1',
    delete_at: 0,
    username: 'alice',
    email: 'alice@example.org',
    nickname: '',
    first_name: 'Alice',
    last_name: 'Martin',
    roles: 'system_user',
    locale: 'fr',
    timezone: { automaticTimezone: '', manualTimezone: '', useAutomaticTimezone: 'true' },
    ...fields,
  };
}
