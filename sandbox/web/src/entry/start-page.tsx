import * as React from 'react';
import type { ReactElement } from 'react';
import { createBrowserHistory } from 'history';
import * as z from 'zod/mini';
import { makeRest, ServerRefused, type Rest } from '../client/rest.ts';
import { openEventStream, type EventStream, type SocketMessage } from '../client/socket.ts';
import { makePluginEvents, type PluginEvents } from '../host/events.ts';
import { hostGlobals, type HostLibraries } from '../host/globals.ts';
import { makePluginLife, type PluginLife } from '../host/life.ts';
import { makeRegistry } from '../host/registry.ts';
import { makeSocketHub } from '../host/socket-client.ts';
import { hearEvent } from '../session/events.ts';
import { loadPosts } from '../session/channels.ts';
import { destinationOf, landingPath } from '../session/navigation.ts';
import {
  loadChannels,
  loadCommands,
  loadConfiguration,
  loadMe,
  loadMembership,
} from '../session/open-session.ts';
import { makeStore } from '../store/store.ts';
import { catalogues, pageLocale } from '../text/catalogue.ts';
import { currentUser } from '../store/selectors.ts';
import type { Page } from '../view/page-context.ts';
import { PageRoot } from '../view/page-root.tsx';
import { makeSettings } from '../view/settings.ts';
import { frameOf, keepChoices, windowSize } from './window-choices.ts';
import '../styles/index.css';

interface HostReact {
  readonly libraries: HostLibraries;
  /** Draws once into an element, in the way of that React. */
  readonly mount: (element: ReactElement, container: Element) => void;
}

const idLetters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(26))].map((n) => idLetters[n % 36]).join('');

function streamAddress(): string {
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${window.location.host}/api/v4/websocket`;
}

interface Parts {
  readonly page: Page;
  readonly life: PluginLife;
  readonly events: PluginEvents;
}

/** Events go to the page's own store first, then to plugins. */
function listen({ page, life, events }: Parts): EventStream {
  const onMessage = (message: SocketMessage) => {
    page.attempt(() => hearEvent(page, message));
    events.tell(message);
    page.hub.tell(message);
    const isAboutPlugins = /^plugin_(enabled|disabled)$/.test(message.event ?? '');
    if (isAboutPlugins && page.frame !== 'phone') page.attempt(life.synchronise);
  };
  const catchUp = async () => {
    const { currentTeamId } = page.store.getState().entities.teams;
    const { currentChannelId } = page.store.getState().entities.channels;
    await loadChannels(page, currentTeamId);
    if (currentChannelId !== '') await loadPosts(page, currentChannelId);
  };
  return openEventStream(() => new WebSocket(streamAddress()), {
    onMessage,
    onOpen: (isReconnection) => {
      if (!isReconnection) return;
      page.attempt(catchUp);
      events.tellReconnection();
      page.hub.tellReconnection();
    },
    onClose: () => {
      page.store.dispatch({ type: 'WEBSOCKET_CLOSED' });
    },
  });
}

/** Team and channel come after the plugins are through, as on a load of the real page. */
async function enter(page: Page): Promise<void> {
  const team = await loadMembership(page);
  if (team === undefined) return;
  await loadChannels(page, team.id);
  await loadCommands(page, team.id);
  page.store.dispatch({ type: 'SELECT_TEAM', data: team.id });
  const { pathname } = page.history.location;
  const isPlace = destinationOf(pathname).kind !== 'elsewhere';
  if (!isPlace && pathname === '/') page.history.replace(landingPath(page.store.getState()));
}

async function open(parts: Parts, connect: () => void): Promise<void> {
  const { page, life } = parts;
  await loadConfiguration(page);
  const isLoggedIn = await loadMe(page);
  const isShell = page.frame === 'none' && page.settings.get().width !== 'wide' && isLoggedIn;
  if (!isShell && page.frame !== 'phone') await life.synchronise();
  page.store.dispatch({ type: 'PAGE_READY' });
  if (!isLoggedIn || isShell) return;
  connect();
  await enter(page);
}

function attemptWith(store: Page['store']): Page['attempt'] {
  return (act) => {
    act().catch((error: unknown) => {
      if (!(error instanceof ServerRefused)) throw error;
      const messages = catalogues[pageLocale(currentUser(store.getState())?.locale)];
      const template = messages[error.status === 0 ? 'notice.unreachable' : 'notice.refused'] ?? '';
      const text = template.replace('{message}', error.message);
      store.dispatch({ type: 'NOTICE', text });
    });
  };
}

async function becomePerson(rest: Rest, username: string, password: string): Promise<void> {
  const body = { login_id: username, password };
  await rest.post('/api/v4/users/login', body, z.unknown());
  window.location.assign(`/${window.location.search}`);
}

function report(problem: unknown): void {
  reportError(problem);
}

/** Builds the page for one generation of React and starts it. */
export function startPage({ libraries, mount }: HostReact): void {
  const basePath = '';
  const rest = makeRest({
    fetch: (input, init) => window.fetch(input, init),
    cookies: () => document.cookie,
  });
  const { store, addReducer } = makeStore();
  const events = makePluginEvents(report);
  let stream: EventStream | undefined;
  const hub = makeSocketHub((action, data) => stream?.send(action, data));
  const history = keepChoices(createBrowserHistory(), window.location.search);
  const page: Page = {
    rest,
    store,
    now: Date.now,
    history,
    hub,
    settings: makeSettings(window),
    frame: frameOf(window.location.search),
    attempt: attemptWith(store),
    becomePerson: (username, password) => becomePerson(rest, username, password),
  };
  const life = makePluginLife({
    document,
    rest,
    store,
    basePath,
    registryFor: (pluginId) => makeRegistry(pluginId, { store, events, addReducer, newId }),
    forget: events.forget,
    report,
  });
  Object.assign(window, hostGlobals({ libraries, store, history, life, basePath }));
  const measure = () => {
    store.dispatch({ type: 'BROWSER_WINDOW_RESIZED', data: windowSize(window.innerWidth) });
  };
  window.addEventListener('resize', measure);
  measure();
  const container = document.querySelector('#root');
  if (container === null) throw new Error('The page has no element to draw into.');
  mount(<PageRoot page={page} />, container);
  const parts = { page, life, events };
  page.attempt(() =>
    open(parts, () => {
      stream = listen(parts);
    }),
  );
}
