import { describe, expect, it } from '@jest/globals';

import { makeAfterwork } from '../../../bot/src/core/afterwork.ts';

const quiet = () => undefined;

describe('work after an act', () => {
  it('is waited for when the bot ends', async () => {
    const done: string[] = [];
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const afterwork = makeAfterwork({ info: quiet, warn: quiet, error: quiet });
    afterwork.begin(async () => {
      await promise;
      done.push('said');
    });

    resolve(undefined);
    await afterwork.close();

    expect(done).toEqual(['said']);
  });

  it('is logged when it fails, and ends all the same', async () => {
    const errors: unknown[] = [];
    const error = (fields: object) => void errors.push(fields);
    const afterwork = makeAfterwork({ info: quiet, warn: quiet, error });

    afterwork.begin(() => Promise.reject(new RangeError('no')));
    await afterwork.close();

    expect(errors).toEqual([{ error: expect.any(RangeError) }]);
  });
});
