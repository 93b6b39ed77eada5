import * as PropTypes from 'prop-types';
import * as React from 'react';
import * as ReactDOM from 'react-dom';
import * as ReactIntl from 'react-intl';
import * as ReactRedux from 'react-redux';
import * as ReactRouterDom from 'react-router-dom';
import * as Redux from 'redux';

import { makeRegistry, type Registered } from './registry.ts';
import { firstState, type PageState, reduce } from './store.ts';
import { applyTheme } from './themes.ts';

/** How this version of React puts an element into the page. */
export type Render = (element: React.ReactElement, container: HTMLElement) => void;

interface HostPlugin {
  initialize(registry: unknown, store: unknown): void;
  uninitialize(): void;
}

const { Provider, useDispatch, useSelector } = ReactRedux;
const routerDom: unknown = ReactRouterDom;
/** Names of what the page itself shows. */
const names = { centre: 'Canal', close: 'Fermer', bar: 'App Bar', panel: 'Coop' } as const;

/**
 * The host as the plugin sees it: globals, store, theme, then the very bundle that is shipped,
 * initialised without a net, and at last the page with the components that it registered.
 */
export function startPage(render: Render): void {
  const registered: Registered = {
    panels: [],
    appBar: [],
    headerButtons: [],
    roots: [],
    menuEntries: [],
  };
  const plugins = new Map<string, HostPlugin>();
  const store = Redux.legacy_createStore(reduce, firstState(), Redux.applyMiddleware(thunk));
  const wanted = new URLSearchParams(window.location.search);
  applyTheme(wanted.get('theme') ?? 'light');
  Object.assign(window, {
    React,
    ReactDOM,
    Redux,
    ReactRedux,
    ReactIntl,
    ReactRouterDom: routerDom,
    PropTypes,
    basename: '',
    hostStore: store,
    applyTheme,
    hostPlugins: plugins,
    registerPlugin: (id: string, plugin: HostPlugin) => plugins.set(id, plugin),
  });
  const script = document.createElement('script');
  script.id = 'plugin_coop';
  script.defer = true;
  script.src = '/static/plugins/coop/coop_bundle.js';
  script.onload = () => {
    plugins.get('coop')?.initialize(makeRegistry(registered), store);
    store.dispatch({ type: 'ARRIVED' });
    const element = (
      <ReactIntl.IntlProvider locale="en" messages={{}}>
        <Provider store={store}>
          <Page registered={registered} />
        </Provider>
      </ReactIntl.IntlProvider>
    );
    render(element, document.getElementById('root') ?? document.body);
  };
  document.head.append(script);
}

/** Takes functions for actions, as the host's store does. */
const thunk: Redux.Middleware = (store) => (next) => (action) => {
  const answer: unknown =
    typeof action === 'function'
      ? Reflect.apply(action, undefined, [
          Reflect.get(store, 'dispatch'),
          Reflect.get(store, 'getState'),
        ])
      : next(action);
  return answer;
};

function Page({ registered }: { readonly registered: Registered }): React.ReactElement {
  const dispatch = useDispatch();
  const rhs = useSelector((state: PageState) => state.views.rhs);
  const shown = registered.panels.find(({ id }) => rhs.isSidebarOpen && id === rhs.pluggableId);
  return (
    <div className="page">
      <main className="centre">
        <h1>{names.centre}</h1>
        {[...registered.headerButtons, ...registered.menuEntries].map(({ name, act }, at) => (
          <button key={at} type="button" onClick={() => act()}>
            {[name, at].join(' ')}
          </button>
        ))}
      </main>
      {shown === undefined ? null : (
        <aside id="rhsContainer" aria-label={names.panel}>
          <div className="header">
            <h2 id="rhsPanelTitle">{shown.title}</h2>
            <button type="button" onClick={() => dispatch({ type: 'HIDE_PANEL' })}>
              {names.close}
            </button>
          </div>
          <shown.Panel />
        </aside>
      )}
      {registered.roots.map((Root, at) => (
        <Root key={at} />
      ))}
      <nav className="bar" aria-label={names.bar}>
        {registered.appBar.map(({ icon, name, panelId }) => (
          <button
            key={panelId}
            type="button"
            title={name}
            onClick={() => dispatch({ type: 'SHOW_PANEL', id: panelId })}
          >
            <img src={icon} alt={names.panel} width={24} height={24} />
          </button>
        ))}
      </nav>
    </div>
  );
}
