import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { sameText, seal, unseal, type Seal, type SealKeys } from '../../../bot/src/core/seal.ts';
import { accountId } from '../../support/people.ts';

const keys: SealKeys = { current: { id: 'k2', secret: 'second' } };
const renewed: SealKeys = { current: { id: 'k3', secret: 'third' }, former: keys.current };
const claire = accountId('claire');
const content: Seal = {
  purpose: 'action:cra.save',
  args: { id: 'x', again: true, rev: 2 },
  userId: claire,
  at: 1_000,
  nonce: 'n1',
};
const check = { purpose: 'action:cra.save', userId: claire, now: 2_000, maxAgeMs: 1_000 };

const why = (sealed: unknown, changes: Partial<typeof check> = {}, by = keys) => {
  const opened = unseal(by, sealed, { ...check, ...changes });
  return opened.ok ? 'ok' : opened.failure.why;
};

describe('a seal', () => {
  it('gives back what was sealed, to the one for whom it was', () => {
    expect(unseal(keys, seal(keys, content), check)).toEqual({ ok: true, value: content });
  });

  it('is safe in an address, a context and a state: letters, digits, - and _ between two dots', () => {
    expect(seal(keys, content)).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('is refused for another purpose, another person, and after its time', () => {
    const sealed = seal(keys, content);

    expect(why(sealed, { purpose: 'action:cra.remove' })).toBe('other-purpose');
    expect(why(sealed, { userId: accountId('paul') })).toBe('other-person');
    expect(why(sealed, { now: 2_000 })).toBe('ok');
    expect(why(sealed, { now: 2_001 })).toBe('expired');
  });

  it('without a person is for whoever Mattermost lets press', () => {
    const { userId, ...forAll } = content;

    expect(userId).toBe(claire);
    expect(why(seal(keys, forAll), { userId: accountId('paul') })).toBe('ok');
  });

  it('of the former key still opens, of an older one no more', () => {
    const former = seal(keys, content);
    const older = seal({ current: { id: 'k1', secret: 'first' } }, content);

    expect(why(former, {}, renewed)).toBe('ok');
    expect(why(older, {}, renewed)).toBe('unknown-key');
  });

  it('made with another secret under the id of ours is forged', () => {
    expect(why(seal({ current: { id: 'k2', secret: 'guess' } }, content))).toBe('forged');
  });

  it.each([undefined, null, 7, '', '.', '..', 'a.b', 'a.b.c.d', { x: 1 }, 'x'.repeat(20_001)])(
    'that is %j is malformed',
    (sealed) => {
      expect(why(sealed)).toBe('malformed');
    },
  );

  it('with any character changed does not open', () => {
    const sealed = seal(keys, content);
    const places = fc.nat(sealed.length - 1);
    const letters = fc.constantFrom(...Array.from('AaZz09-_.'));
    fc.assert(
      fc.property(places, letters, (at, letter) => {
        fc.pre(sealed[at] !== letter);
        const changed = `${sealed.slice(0, at)}${letter}${sealed.slice(at + 1)}`;

        expect(['forged', 'unknown-key', 'malformed']).toContain(why(changed));
      }),
      { numRuns: 500 },
    );
  });

  it('that is anything at all is refused, never an error', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.string({ unit: 'binary' }),
      fc.string().map((payload) => `k2.${payload}.x`),
    );
    fc.assert(
      fc.property(anything, (sealed) => {
        expect(why(sealed)).not.toBe('ok');
      }),
    );
  });
});

describe('texts compared in constant time', () => {
  it('are the same when every byte is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        expect(sameText(one, one)).toBe(true);
        expect(sameText(one, `${one}x`)).toBe(false);
        expect(sameText(one, other)).toBe(Buffer.from(one).equals(Buffer.from(other)));
      }),
    );
  });
});
