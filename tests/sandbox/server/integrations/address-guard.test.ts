import { describe, expect, it } from '@jest/globals';
import {
  AddressForbidden,
  permittedAddresses,
} from '../../../../sandbox/server/integrations/address-guard.ts';

describe('permittedAddresses', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1 localhost'],
    ['127.0.0.1', 'localhost, 127.0.0.1'],
    ['127.0.0.1', '127.0.0.0/8'],
    ['::1', '::1/128'],
    ['10.1.2.3', '10.0.0.0/8'],
    ['8.8.8.8', ''],
  ])('lets %s through where %j is allowed', async (host, allowed) => {
    await expect(permittedAddresses(host, allowed)).resolves.toMatchObject([{ address: host }]);
  });

  it.each([
    ['127.0.0.1', ''],
    ['127.0.0.1', 'localhost'],
    ['127.0.0.1', '127.0.0.2/32'],
    ['192.168.0.1', '10.0.0.0/8'],
    ['169.254.169.254', '127.0.0.1'],
    ['::1', '127.0.0.0/8'],
    ['127.0.0.1', 'nonsense/8 127.0.0.1/99'],
  ])('forbids %s where %j is allowed', async (host, allowed) => {
    await expect(permittedAddresses(host, allowed)).rejects.toThrow(AddressForbidden);
  });

  it('allows a host by its name, whatever its addresses', async () => {
    await expect(permittedAddresses('localhost', 'localhost')).resolves.not.toHaveLength(0);
  });
});
