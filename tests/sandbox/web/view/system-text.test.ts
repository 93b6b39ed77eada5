import { describe, expect, it } from '@jest/globals';
import { systemText } from '../../../../sandbox/web/src/view/system-text.ts';
import { aPost } from '../support/page-store.ts';

describe('a message of the server', () => {
  it('names who was added and by whom', () => {
    const post = aPost({
      type: 'system_add_to_channel',
      props: { username: 'fatou', addedUsername: 'paul' },
    });

    expect(systemText(post)).toEqual({
      key: 'system.addToChannel',
      values: { by: 'fatou', who: 'paul', text: '' },
    });
  });

  it('keeps its own words when it is of an unknown kind or names nobody', () => {
    expect(systemText(aPost({ type: 'system_other', props: { username: 'a' } }))).toBeUndefined();
    expect(systemText(aPost({ type: 'system_join_team' }))).toBeUndefined();
  });
});
