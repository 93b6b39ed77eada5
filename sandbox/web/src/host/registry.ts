import { createElement, isValidElement, type ComponentType, type ReactNode } from 'react';
import type { PluginReducer } from '../store/store.ts';
import type { PageStore } from '../store/actions.ts';
import type { PluginView } from '../store/state.ts';
import { namedArguments } from './arguments.ts';
import type { EventHandler, PluginEvents } from './events.ts';
import { panelActions } from './panel-actions.ts';

interface RegistryDeps {
  readonly store: PageStore;
  readonly events: PluginEvents;
  readonly addReducer: (slice: string, reducer: PluginReducer) => void;
  readonly newId: () => string;
}

type Named = Record<string, unknown>;
type Method = (...given: unknown[]) => unknown;

/** What `initialize` is given: the methods of the real web app 11.0, by name. */
export interface Registry {
  readonly id: string;
  readonly supports: { readonly globalAppBar: true; readonly globalRhs: true };
  readonly [method: string]: unknown;
}

/** Places filled by a single component, by the method that fills them. */
const componentPlaces: Readonly<Record<string, string>> = {
  registerRootComponent: 'Root',
  registerPopoverUserAttributesComponent: 'PopoverUserAttributes',
  registerPopoverUserActionsComponent: 'PopoverUserActions',
  registerLeftSidebarHeaderComponent: 'LeftSidebarHeader',
  registerBottomTeamSidebarComponent: 'BottomTeamSidebar',
  registerPostMessageAttachmentComponent: 'PostMessageAttachment',
  registerLinkTooltipComponent: 'LinkTooltip',
  registerChannelToastComponent: 'ChannelToast',
  registerGlobalComponent: 'Global',
  registerPostActionComponent: 'PostAction',
  registerPostEditorActionComponent: 'PostEditorAction',
};

/** Hooks, by the method that adds them. */
const hookPlaces: Readonly<Record<string, string>> = {
  registerSlashCommandWillBePostedHook: 'SlashCommandWillBePosted',
  registerMessageWillBePostedHook: 'MessageWillBePosted',
  registerMessageWillBeUpdatedHook: 'MessageWillBeUpdated',
  registerMessageWillFormatHook: 'MessageWillFormat',
};

/** A component may be given where an element is wanted. */
function resolveElement(given: unknown): ReactNode {
  if (typeof given === 'function') return createElement(asView(given));
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- whatever else a plugin gives is handed to React, which throws on nonsense as it does in the real web app
  return isValidElement(given) ? given : (given as ReactNode);
}

function asView(given: unknown): ComponentType {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a function given to the registry is a component by contract
  return given as PluginView;
}

const route = (given: unknown) =>
  typeof given === 'string' ? given.trim().replace(/^\//, '') : '';
const word = (given: unknown) => (typeof given === 'string' ? given : '');
const hidden: ComponentType = () => null;

/** The same table with what each place becomes. */
function eachOf(
  table: Readonly<Record<string, string>>,
  become: (place: string) => Method,
): Record<string, Method> {
  const entries = Object.entries(table).map(([name, place]): [string, Method] => [
    name,
    become(place),
  ]);
  return Object.fromEntries(entries);
}

/** The registry of one plugin. */
export function makeRegistry(pluginId: string, deps: RegistryDeps): Registry {
  const { store, events, newId } = deps;

  function add(places: readonly string[], details: Named, id = newId()): string {
    for (const name of places) {
      const data = { ...details, id, pluginId };
      store.dispatch({ type: 'RECEIVED_PLUGIN_COMPONENT', name, data });
    }
    return id;
  }

  const method =
    (names: readonly string[], run: (named: Named) => unknown): Method =>
    (...given) =>
      run(namedArguments(names, given));

  const placed = eachOf(componentPlaces, (place) =>
    method(['component'], ({ component }) => add([place], { component })),
  );
  const hooked = eachOf(hookPlaces, (place) =>
    method(['hook'], ({ hook }) => add([place], { hook })),
  );

  function addPanel(component: unknown, title: unknown) {
    const id = add(['RightHandSidebarComponent'], { component, title: resolveElement(title) });
    return { id, ...panelActions(id) };
  }

  function addAppBarIcon(named: Named): unknown {
    const { iconUrl, action, tooltipText, supportedProductIds, rhsComponent, rhsTitle } = named;
    const entry = { iconUrl, tooltipText: resolveElement(tooltipText), supportedProductIds };
    if (rhsComponent === undefined) return add(['AppBar'], { ...entry, action });
    const panel = addPanel(rhsComponent, rhsTitle);
    const toggle = () => void store.dispatch(panel.toggleRHSPlugin);
    const id = add(['AppBar'], { ...entry, action: toggle, rhsComponentId: panel.id });
    return { id, rhsComponent: panel };
  }

  function addHeaderButton({ icon, action, dropdownText, tooltipText }: Named): string {
    return add(['ChannelHeaderButton', 'MobileChannelHeaderButton'], {
      icon: resolveElement(icon),
      action,
      dropdownText: resolveElement(dropdownText),
      tooltipText: resolveElement(tooltipText),
    });
  }

  function addPostType({ type, component }: Named): string {
    const id = newId();
    const data = { id, pluginId, type: word(type), component: asView(component) };
    store.dispatch({ type: 'RECEIVED_PLUGIN_POST_COMPONENT', data });
    return id;
  }

  function addProduct(named: Named): string {
    return add(['Product'], {
      ...named,
      switcherText: resolveElement(named['switcherText']),
      baseURL: `/${route(named['baseURL'])}`,
      switcherLinkURL: `/${route(named['switcherLinkURL'])}`,
      headerCentreComponent: named['headerCentreComponent'] ?? hidden,
      headerRightComponent: named['headerRightComponent'] ?? hidden,
    });
  }

  const appBarNames = [
    'iconUrl',
    'action',
    'tooltipText',
    'supportedProductIds',
    'rhsComponent',
    'rhsTitle',
  ];
  const productNames = [
    'baseURL',
    'switcherIcon',
    'switcherText',
    'switcherLinkURL',
    'mainComponent',
    'headerCentreComponent',
    'headerRightComponent',
    'showTeamSidebar',
    'showAppBar',
    'wrapped',
    'publicComponent',
  ];
  const textAndAction = (place: string) => (named: Named) =>
    add([place], { ...named, text: resolveElement(named['text']) });

  return {
    id: pluginId,
    supports: { globalAppBar: true, globalRhs: true },
    ...placed,
    ...hooked,
    registerRightHandSidebarComponent: method(['component', 'title'], ({ component, title }) =>
      addPanel(component, title),
    ),
    registerAppBarComponent: method(appBarNames, addAppBarIcon),
    registerChannelHeaderButtonAction: method(
      ['icon', 'action', 'dropdownText', 'tooltipText'],
      addHeaderButton,
    ),
    registerChannelHeaderMenuAction: method(['text', 'action', 'shouldRender'], (named) =>
      add(['ChannelHeader'], {
        action: named['action'],
        text: resolveElement(named['text']),
        shouldRender: named['shouldRender'] ?? (() => true),
      }),
    ),
    registerChannelIntroButtonAction: method(['icon', 'action', 'text'], (named) =>
      add(['ChannelIntroButton'], { ...named, icon: resolveElement(named['icon']) }),
    ),
    registerPostTypeComponent: method(['type', 'component'], addPostType),
    registerPostDropdownMenuAction: method(
      ['text', 'action', 'filter'],
      textAndAction('PostDropdownMenu'),
    ),
    registerMainMenuAction: method(['text', 'action', 'mobileIcon'], (named) =>
      add(['MainMenu'], {
        action: named['action'],
        text: resolveElement(named['text']),
        mobileIcon: resolveElement(named['mobileIcon']),
      }),
    ),
    registerUserSettings: method(['setting'], ({ setting }) => add(['UserSettings'], { setting })),
    registerWebSocketEventHandler: method(['event', 'handler'], ({ event, handler }) => {
      // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a function by contract
      events.on(pluginId, word(event), handler as EventHandler);
    }),
    unregisterWebSocketEventHandler: method(['event'], ({ event }) => {
      events.off(pluginId, word(event));
    }),
    registerReconnectHandler: method(['handler'], ({ handler }) => {
      // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a function by contract
      events.onReconnect(pluginId, handler as () => unknown);
    }),
    unregisterReconnectHandler: () => {
      events.offReconnect(pluginId);
    },
    registerTranslations: method(['getTranslationsForLocale'], (named) => {
      // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a function by contract
      const source = named['getTranslationsForLocale'] as (l: string) => Record<string, string>;
      store.dispatch({ type: 'RECEIVED_PLUGIN_TRANSLATIONS', pluginId, source });
    }),
    registerReducer: method(['reducer'], ({ reducer }) => {
      // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a function by contract
      deps.addReducer(`plugins-${pluginId}`, reducer as PluginReducer);
    }),
    registerProduct: method(productNames, addProduct),
    registerCustomRoute: method(['route', 'component'], ({ route: path, component }) =>
      add(['CustomRouteComponent'], { component, route: `${pluginId}/${route(path)}` }),
    ),
    registerNeedsTeamRoute: method(['route', 'component'], ({ route: path, component }) =>
      add(['NeedsTeamComponent'], { component, route: `${pluginId}/${route(path)}` }),
    ),
    registerAdminConsoleCustomSetting: () => undefined,
    unregisterComponent: method(['componentId'], ({ componentId }) => {
      store.dispatch({ type: 'REMOVED_PLUGIN_COMPONENT', id: word(componentId) });
    }),
    unregisterPostTypeComponent: method(['componentId'], ({ componentId }) => {
      store.dispatch({ type: 'REMOVED_PLUGIN_POST_COMPONENT', id: word(componentId) });
    }),
  };
}
