import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { LookupAddress } from 'node:dns';
import { networkInterfaces } from 'node:os';

const RESERVED = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '0.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '100.64.0.0/10',
  '::/128',
  '::1/128',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
  '64:ff9b::/96',
];

const reserved = blockList(RESERVED);

/** No address of the host may be reached by an integration. */
export class AddressForbidden extends Error {}

/**
 * The addresses of a host that integrations may reach. `allowed` is
 * `AllowedUntrustedInternalConnections`: hosts by name or literal, and ranges, apart by spaces or
 * commas. Throws {@link AddressForbidden} when there is none, and what the resolver throws.
 */
export async function permittedAddresses(
  host: string,
  allowed: string,
): Promise<readonly LookupAddress[]> {
  const entries = allowed.split(/[\s,]+/).filter((entry) => entry !== '');
  const found = await resolve(host);
  if (entries.includes(host)) return found;
  const ranges = blockList(entries.filter((entry) => isRange(entry)));
  const permitted = found.filter(
    ({ address }) => !isInternal(address) || ranges.check(address, family(address)),
  );
  if (permitted.length === 0) throw new AddressForbidden(host);
  return permitted;
}

async function resolve(host: string): Promise<readonly LookupAddress[]> {
  const kind = isIP(host);
  return kind === 0 ? lookup(host, { all: true }) : [{ address: host, family: kind }];
}

function isInternal(address: string): boolean {
  return reserved.check(address, family(address)) || isOwn(address);
}

function isOwn(address: string): boolean {
  return Object.values(networkInterfaces()).some((list) =>
    (list ?? []).some((own) => own.address === address),
  );
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

function isRange(entry: string): boolean {
  const [address = '', prefix = ''] = entry.split('/');
  const longest = isIPv6(address) ? 128 : 32;
  return isIP(address) !== 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= longest;
}

function blockList(ranges: readonly string[]): BlockList {
  const blocks = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix = ''] = range.split('/');
    blocks.addSubnet(address, Number(prefix), family(address));
  }
  return blocks;
}
