import { describe, expect, it } from '@jest/globals';
import { isValidElement } from 'react';
import { namedArguments } from '../../../../sandbox/web/src/host/arguments.ts';
import type { Thunk } from '../../../../sandbox/web/src/store/actions.ts';
import { pieces, postTypePiece } from '../../../../sandbox/web/src/store/selectors.ts';
import { aPost, callMethod, makeStage } from '../support/page-store.ts';

const View = () => null;

/** What a plugin gets back of a panel. */
interface PanelAnswer {
  readonly id: string;
  readonly showRHSPlugin: { readonly type: string };
  readonly hideRHSPlugin: Thunk;
  readonly toggleRHSPlugin: Thunk;
}

function isPanel(given: unknown): given is PanelAnswer {
  return typeof given === 'object' && given !== null && 'toggleRHSPlugin' in given;
}

function panelOf(given: unknown): PanelAnswer {
  if (!isPanel(given)) throw new Error('Not a panel.');
  return given;
}

describe('arguments of the registry', () => {
  it('are read by position', () => {
    expect(namedArguments(['a', 'b'], [1, 2])).toEqual({ a: 1, b: 2 });
  });

  it('are read from one object whose keys are all known', () => {
    expect(namedArguments(['a', 'b'], [{ b: 2 }])).toEqual({ b: 2 });
  });

  it('make the whole object the first argument when one key is unknown', () => {
    const given = { a: 1, unknown: 2 };

    expect(namedArguments(['a', 'b'], [given])).toEqual({ a: given, b: undefined });
  });
});

describe('the registry', () => {
  it('says its plugin and what the host supports', () => {
    const registry = makeStage().registryOf('coop');

    expect(registry.id).toBe('coop');
    expect(registry.supports).toEqual({ globalAppBar: true, globalRhs: true });
  });

  it('lacks what 11.0 lacks', () => {
    const registry = makeStage().registryOf('coop');

    expect(registry['registerChannelHeaderIcon']).toBeUndefined();
    expect(registry['registerSidebarBrowseOrAddChannelMenuAction']).toBeUndefined();
  });

  it('puts a component at its place and takes it away again', () => {
    const { store, registryOf } = makeStage();
    const registry = registryOf('coop');

    const id = callMethod(registry, 'registerRootComponent', View);
    expect(pieces(store.getState(), 'Root')).toEqual([{ id, pluginId: 'coop', component: View }]);

    callMethod(registry, 'unregisterComponent', id);
    expect(pieces(store.getState(), 'Root')).toEqual([]);
  });

  it('answers a panel with three actions to dispatch', () => {
    const { store, registryOf } = makeStage();
    const registry = registryOf('coop');

    const panel = panelOf(callMethod(registry, 'registerRightHandSidebarComponent', View, 'Titre'));
    store.dispatch(panel.showRHSPlugin);

    expect(store.getState().views.rhs).toMatchObject({
      isSidebarOpen: true,
      rhsState: 'plugin',
      pluggableId: panel.id,
    });
    store.dispatch(panel.toggleRHSPlugin);
    expect(store.getState().views.rhs.isSidebarOpen).toBe(false);
    store.dispatch(panel.toggleRHSPlugin);
    store.dispatch(panel.hideRHSPlugin);
    expect(store.getState().views.rhs.isSidebarOpen).toBe(false);
  });

  it('answers an id for an App Bar icon with an action, its panel for one with a component', () => {
    const { store, registryOf } = makeStage();
    const registry = registryOf('coop');
    const act = () => undefined;

    const plain = callMethod(registry, 'registerAppBarComponent', '/i.svg', act, 'Coop');
    const withPanel = callMethod(
      registry,
      'registerAppBarComponent',
      '/i.svg',
      undefined,
      'Coop',
      null,
      View,
      'Titre',
    );

    expect(plain).toBe('id1');
    expect(withPanel).toMatchObject({ rhsComponent: { showRHSPlugin: { state: 'plugin' } } });
    expect(pieces(store.getState(), 'AppBar')).toHaveLength(2);
  });

  it('makes an element of a component given as an icon', () => {
    const { store, registryOf } = makeStage();

    callMethod(
      registryOf('coop'),
      'registerChannelHeaderButtonAction',
      View,
      () => undefined,
      'Coop',
    );

    const [button] = pieces(store.getState(), 'ChannelHeaderButton');
    expect(isValidElement(button?.['icon'])).toBe(true);
    expect(pieces(store.getState(), 'MobileChannelHeaderButton')).toHaveLength(1);
  });

  it('shows a channel menu entry everywhere unless told otherwise', () => {
    const { store, registryOf } = makeStage();

    callMethod(registryOf('coop'), 'registerChannelHeaderMenuAction', 'Coop', () => undefined);

    const [entry] = pieces(store.getState(), 'ChannelHeader');
    const shouldRender = entry?.['shouldRender'];
    expect(typeof shouldRender === 'function' && Reflect.apply(shouldRender, undefined, [])).toBe(
      true,
    );
  });

  it('gives a post type to the lower plugin id', () => {
    const { store, registryOf } = makeStage();
    const Other = () => null;

    callMethod(registryOf('zeta'), 'registerPostTypeComponent', 'custom_x', Other);
    callMethod(registryOf('coop'), 'registerPostTypeComponent', 'custom_x', View);
    callMethod(registryOf('zebra'), 'registerPostTypeComponent', 'custom_x', Other);

    expect(store.getState().plugins.postTypes['custom_x']?.component).toBe(View);
  });

  it('looks a post up by the type of its props before its own', () => {
    const { store, registryOf } = makeStage();
    const registry = registryOf('coop');
    callMethod(registry, 'registerPostTypeComponent', 'custom_x', View);

    const ephemeral = aPost({ type: 'system_ephemeral', props: { type: 'custom_x' } });

    expect(postTypePiece(store.getState(), ephemeral)?.component).toBe(View);
    expect(postTypePiece(store.getState(), aPost({ type: 'custom_y' }))).toBeUndefined();
  });

  it("keeps a plugin's state under its own name, at once", () => {
    const { store, registryOf } = makeStage();

    callMethod(registryOf('coop'), 'registerReducer', (state = { n: 7 }) => state);

    expect(store.getState()).toHaveProperty('plugins-coop', { n: 7 });
  });

  it('has one handler per event and plugin', () => {
    const { events, registryOf } = makeStage();
    const heard: string[] = [];
    const registry = registryOf('coop');
    callMethod(registry, 'registerWebSocketEventHandler', 'posted', () => heard.push('first'));
    callMethod(registry, 'registerWebSocketEventHandler', 'posted', () => heard.push('second'));

    events.tell({ event: 'posted', data: {} });

    expect(heard).toEqual(['second']);
  });

  it('only reports a handler that throws', () => {
    const { events, registryOf, reported } = makeStage();
    callMethod(registryOf('coop'), 'registerWebSocketEventHandler', 'posted', () => {
      throw new Error('no');
    });

    events.tell({ event: 'posted', data: {} });

    expect(reported).toHaveLength(1);
  });
});
