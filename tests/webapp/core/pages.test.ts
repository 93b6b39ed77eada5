import { describe, expect, it } from '@jest/globals';

import type { BrowserAddress } from '../../../webapp/src/core/host-pages.ts';
import { makePages } from '../../../webapp/src/core/pages.ts';

interface Start {
  readonly isProduct: boolean;
  readonly address?: Partial<BrowserAddress>;
  readonly basePath?: string;
  readonly hasRouter?: boolean;
}

const nothing: readonly string[] = [];

/** A browser and a host's router over one address. */
function setUp({ isProduct, address = {}, basePath = '', hasRouter = true }: Start) {
  const listeners = new Set<() => void>();
  const world = {
    address: { origin: 'https://chat', path: '/team/channels/x', query: '', hash: '', ...address },
    loaded: nothing,
  };
  const go = (path: string): void => {
    const url = new URL(basePath + path, 'https://chat');
    world.address = { origin: url.origin, path: url.pathname, query: url.search, hash: url.hash };
    listeners.forEach((listener) => listener());
  };
  const listen = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const pages = makePages({
    isProduct: () => isProduct,
    history: () => (hasRouter ? { push: go, listen } : undefined),
    address: () => world.address,
    goTo: (path) => {
      world.loaded = [...world.loaded, path];
    },
    onHashChange: listen,
    basePath: () => basePath,
  });
  return { pages, world, go, listeners };
}

const stats = { id: 'stats', query: 'scope=soi' } as const;

describe('full pages in a place of the host', () => {
  it('are read from their own address, below the path of the site', () => {
    const address = { path: '/chat/plug/coop/stats', query: '?scope=soi' };

    expect(setUp({ isProduct: true, address, basePath: '/chat' }).pages.open.get()).toEqual(stats);
  });

  it('have no name at the address of the product: the first one', () => {
    const { pages } = setUp({ isProduct: true, address: { path: '/plug/coop' } });

    expect(pages.open.get()).toEqual({ id: '', query: '' });
  });

  it.each(['/plug/cooperation/stats', '/team/channels/plug', '/plug'])('are not %s', (path) => {
    expect(setUp({ isProduct: true, address: { path } }).pages.open.get()).toBeUndefined();
  });

  it('are gone to by the router of the host, and followed when the reader goes back', () => {
    const { pages, world, go } = setUp({ isProduct: true });

    pages.show(stats);
    expect(world.address).toMatchObject({ path: '/plug/coop/stats', query: '?scope=soi' });
    expect(pages.open.get()).toEqual(stats);

    go('/team/channels/x');
    expect(pages.open.get()).toBeUndefined();
  });

  it('are loaded by their address in a host without a router', () => {
    const { pages, world } = setUp({ isProduct: true, hasRouter: false, basePath: '/chat' });

    pages.show(stats);

    expect(world.loaded).toEqual(['/chat/plug/coop/stats?scope=soi']);
  });

  it('have an address to share', () => {
    const { pages } = setUp({ isProduct: true, basePath: '/chat' });

    expect(pages.linkTo(stats)).toBe('https://chat/chat/plug/coop/stats?scope=soi');
  });
});

describe('full pages over the channels', () => {
  it('leave the address alone, and close', () => {
    const { pages, world } = setUp({ isProduct: false });

    pages.show(stats);
    expect([pages.open.get(), world.address.path]).toEqual([stats, '/team/channels/x']);

    pages.close();
    expect(pages.open.get()).toBeUndefined();
  });

  it('have an address that opens them again where the reader is', () => {
    const { pages } = setUp({ isProduct: false });
    const link = new URL(pages.linkTo(stats));

    const again = setUp({ isProduct: false, address: { hash: link.hash } });

    expect(link.pathname).toBe('/team/channels/x');
    expect(again.pages.open.get()).toEqual(stats);
  });

  it('stay open when the reader changes channel behind them', () => {
    const { pages, go } = setUp({ isProduct: false });
    pages.show(stats);

    go('/team/channels/y');

    expect(pages.open.get()).toEqual(stats);
  });

  it('stop listening with the plugin', () => {
    const { pages, listeners } = setUp({ isProduct: false });

    pages.stop();

    expect(listeners.size).toBe(0);
  });
});
