import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { makeTrigger, openTrigger } from '../../../../sandbox/server/integrations/trigger-id.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const other = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
const NOW = 1_700_000_000_000;
const USER = 'u'.repeat(26);
const base64 = (text: string) => Buffer.from(text).toString('base64');

function open(triggerId: string, now = NOW, lifeMs = 30_000): unknown {
  try {
    return openTrigger(triggerId, privateKey, { now, lifeMs });
  } catch (error) {
    return error;
  }
}

describe('a trigger', () => {
  it('opens as the person it was made for, with the half of the client', () => {
    const trigger = makeTrigger(USER, NOW, privateKey);

    expect(open(trigger.integrationId)).toEqual({ clientId: trigger.clientId, userId: USER });
    expect(trigger.clientId).toMatch(/^[a-z0-9]{26}$/);
  });

  it('can be checked with the public key alone', () => {
    const { integrationId } = makeTrigger(USER, NOW, privateKey);
    const [client, user, time, signature = ''] = Buffer.from(integrationId, 'base64')
      .toString()
      .split(':');
    const signed = Buffer.from([client, user, time, ''].join(':'));

    const isGood = verify(
      'sha256',
      signed,
      createPublicKey(privateKey),
      Buffer.from(signature, 'base64'),
    );

    expect(isGood).toBe(true);
  });

  it('lives as long as an integration may take, the last millisecond included', () => {
    const { integrationId } = makeTrigger(USER, NOW, privateKey);

    expect(open(integrationId, NOW + 30_000)).toHaveProperty('userId', USER);
    expect(open(integrationId, NOW + 30_001)).toMatchObject({
      id: 'interactive_message.decode_trigger_id.expired',
      message: expect.stringContaining('maximum of 30s'),
    });
  });

  it.each([
    ['***', 'base64_decode_failed'],
    ['YWJ', 'base64_decode_failed'],
    ['', 'missing_data'],
    [base64('a:b:c'), 'missing_data'],
    [base64('a:b:c:d:e'), 'missing_data'],
    [base64('a:b:nonsense:'), 'expired'],
    [base64(`a:b:${String(NOW)}:***`), 'base64_decode_failed_signature'],
    [base64(`a:b:${String(NOW)}:${base64('xyz')}`), 'signature_decode_failed'],
    [base64(`a:b:${String(NOW)}:`), 'signature_decode_failed'],
    [makeTrigger(USER, NOW, other).integrationId, 'verify_signature_failed'],
  ])('is refused as %j: %s', (triggerId, reason) => {
    expect(open(triggerId)).toMatchObject({
      id: `interactive_message.decode_trigger_id.${reason}`,
      status: 400,
    });
  });

  it.each([
    [3_000, '3s'],
    [60_000, '1m0s'],
    [3_690_000, '1h1m30s'],
  ])('names a life of %d ms %s', (lifeMs, words) => {
    const { integrationId } = makeTrigger(USER, 0, privateKey);

    expect(open(integrationId, NOW, lifeMs)).toHaveProperty(
      'message',
      expect.stringContaining(`maximum of ${words}.`),
    );
  });
});
