import { afterEach, describe, expect, it, jest } from '@jest/globals';

import { CoopPlugin } from '../../webapp/src/plugin.tsx';
import { makeFakeStore } from './panel-harness.tsx';

const methods = [
  'registerAppBarComponent',
  'registerRightHandSidebarComponent',
  'registerChannelHeaderButtonAction',
  'registerChannelHeaderMenuAction',
  'registerMainMenuAction',
  'registerPostDropdownMenuAction',
  'registerReconnectHandler',
  'registerProduct',
  'registerRootComponent',
] as const;

type Call = readonly unknown[];

/** A registry that notes its calls; some of its methods may be missing, or throw. */
function makeRegistry(broken: Readonly<Record<string, 'missing' | 'throwing'>> = {}) {
  const calls = new Map<string, Call[]>();
  const registry: Record<string, unknown> = {};
  for (const method of methods) {
    if (broken[method] !== 'missing') {
      registry[method] = (...values: Call) => {
        calls.set(method, [...(calls.get(method) ?? []), values]);
        if (broken[method] === 'throwing') {
          throw new Error('No.');
        }
        const panel = { id: 'p', showRHSPlugin: { type: `SHOW by ${method}` } };
        if (method === 'registerProduct' || method === 'registerRootComponent') {
          return 'id';
        }
        return method === 'registerAppBarComponent' ? { id: 'bar', rhsComponent: panel } : panel;
      };
    }
  }
  return { registry, calls };
}

function start(registry: unknown, store: unknown = makeFakeStore()) {
  const paths: string[] = [];
  const plugin = new CoopPlugin((path) => void paths.push(path));
  plugin.initialize(registry, store);
  return { plugin, paths };
}

afterEach(() => {
  document.head.innerHTML = '';
  jest.useRealTimers();
});

describe('initialize', () => {
  it('registers the panel, the App Bar icon and the entries of the menus, by position', () => {
    const { registry, calls } = makeRegistry();

    start(registry);

    expect([...calls.keys()]).toEqual([
      'registerProduct',
      'registerAppBarComponent',
      'registerChannelHeaderButtonAction',
      'registerChannelHeaderMenuAction',
      'registerMainMenuAction',
      'registerPostDropdownMenuAction',
      'registerReconnectHandler',
    ]);
    const [bar] = calls.get('registerAppBarComponent') ?? [];
    expect(bar?.slice(0, 4)).toEqual(['/plugins/coop/public/icon.svg', undefined, 'Coop', null]);
  });

  it('gives the host one product for the full pages, where no team can be hidden by it', () => {
    const { registry, calls } = makeRegistry();

    start(registry);

    const [product] = calls.get('registerProduct') ?? [];
    expect(product?.slice(0, 4)).toEqual(['/plug/coop', 'chart-bar', 'Coop', '/plug/coop']);
    expect(product?.slice(7)).toEqual([false, false, true]);
    expect(calls.has('registerRootComponent')).toBe(false);
  });

  it.each(['missing', 'throwing'] as const)(
    'draws the full pages over the channels when the product is %s',
    (fault) => {
      const { registry, calls } = makeRegistry({ registerProduct: fault });

      start(registry);

      expect(calls.get('registerRootComponent')).toHaveLength(1);
    },
  );

  it('adds « Saisir un CRA » to the menu of messages, for those known to be advisers', () => {
    const { registry, calls } = makeRegistry();
    const store = makeFakeStore();

    start(registry, store);

    const [label, act, filter] = calls.get('registerPostDropdownMenuAction')?.[0] ?? [];
    const call = (what: unknown): unknown =>
      typeof what === 'function' ? Reflect.apply(what, undefined, ['post1']) : 'missing';
    expect(label).toBe('Saisir un CRA');
    expect(call(filter)).toBe(false);
    expect(call(act)).toBeUndefined();
  });

  it('opens the panel from the menus, by dispatching what the host gave', () => {
    const { registry, calls } = makeRegistry();
    const store = makeFakeStore();
    const dispatched: unknown[] = [];
    start(registry, { ...store, dispatch: (action: unknown) => dispatched.push(action) });

    const open = calls.get('registerChannelHeaderMenuAction')?.[0]?.[1];
    expect(typeof open === 'function' && Reflect.apply(open, undefined, [])).toBeUndefined();

    expect(dispatched).toEqual([{ type: 'SHOW by registerAppBarComponent' }]);
  });

  it('gives the panel to the right-hand side when the host has no App Bar', () => {
    const { registry, calls } = makeRegistry({ registerAppBarComponent: 'missing' });

    start(registry);

    expect(calls.has('registerRightHandSidebarComponent')).toBe(true);
  });

  it('sets the path of the lazy chunks from the path of the site, before anything else', () => {
    const store = makeFakeStore();
    const state = { entities: { general: { config: { SiteURL: 'https://example/chat/' } } } };

    const { paths } = start(makeRegistry().registry, { ...store, getState: () => state });

    expect(paths).toEqual(['/chat/static/plugins/coop/']);
  });

  it.each(methods)('goes on when %s throws', (method) => {
    const { registry, calls } = makeRegistry({ [method]: 'throwing' });

    expect(() => start(registry)).not.toThrow();
    expect(calls.has('registerMainMenuAction')).toBe(true);
  });

  it.each([
    ['nothing', undefined, undefined],
    ['no store', {}, undefined],
    ['a store without methods', {}, {}],
    ['a registry that is a number', 12, makeFakeStore()],
    ['a registry with traps', new Proxy({}, { get: () => fail() }), makeFakeStore()],
  ])('never throws: %s', (_, registry, store) => {
    expect(() => start(registry, store)).not.toThrow();
  });

  it('never throws when the store does, and tells the fault later', () => {
    jest.useFakeTimers();
    const store = { ...makeFakeStore(), getState: () => fail() };

    expect(() => start(makeRegistry().registry, store)).not.toThrow();
    expect(() => jest.runAllTimers()).toThrow('A trap.');
  });

  it('can be called again: what it had started is stopped first', () => {
    const { registry } = makeRegistry();
    const store = makeFakeStore();
    let watching = 0;
    const watched = {
      ...store,
      subscribe: () => {
        watching += 1;
        return () => void (watching -= 1);
      },
    };
    const { plugin } = start(registry, watched);

    plugin.initialize(registry, watched);

    expect(watching).toBe(1);
    plugin.uninitialize();
    expect(watching).toBe(0);
  });

  it('takes its style sheets away when stopped, and puts them back when started again', () => {
    document.head.innerHTML = '<style data-plugin="coop"></style><style></style>';
    const { registry } = makeRegistry();
    const { plugin } = start(registry);

    plugin.uninitialize();
    expect(document.querySelectorAll('style')).toHaveLength(1);

    plugin.initialize(registry, makeFakeStore());
    expect(document.querySelectorAll('style[data-plugin="coop"]')).toHaveLength(1);
  });

  it('may be stopped before it was started', () => {
    expect(() => new CoopPlugin(() => undefined).uninitialize()).not.toThrow();
  });
});

function fail(): never {
  throw new Error('A trap.');
}
