import { type RenderResult, render } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import * as React from 'react';
import { Provider } from 'react-redux';

import type { TabStorage } from '../../webapp/src/core/host.ts';
import type { HostState, HostStore } from '../../webapp/src/core/host-state.ts';
import type { Fetch } from '../../webapp/src/core/host-api.ts';
import { makeRuntime, type Runtime } from '../../webapp/src/core/runtime.ts';
import { makeCharterFeature } from '../../webapp/src/features/charter/index.tsx';
import { makeCraFeature } from '../../webapp/src/features/cra/index.tsx';
import { makeTagFeature } from '../../webapp/src/features/cra/tags-tab.tsx';
import { makeHomeFeature } from '../../webapp/src/features/home/index.tsx';
import { makeStatsFeature } from '../../webapp/src/features/stats/index.tsx';
import { FullPage } from '../../webapp/src/page/full-page.tsx';
import { Panel, type PanelProps } from '../../webapp/src/panel/panel.tsx';
import { type FakeBot, makeFakeBot } from '../support/webapp/fake-bot.ts';
import { type FakePages, makeFakePages } from './fake-pages.ts';

export interface FakeStore extends HostStore {
  /** Another language, or another person. */
  become(user: { id?: string; locale?: string }): void;
}

export function makeFakeStore(): FakeStore {
  let state = stateOf('user1', 'fr');
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    dispatch: (action) => action,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    become: ({ id = 'user1', locale = 'fr' }) => {
      state = stateOf(id, locale);
      listeners.forEach((listener) => listener());
    },
  };
}

function stateOf(id: string, locale: string): HostState {
  return {
    entities: {
      users: { currentUserId: id, profiles: { [id]: { id, first_name: 'Claire', locale } } },
      teams: { currentTeamId: 'team1' },
      channels: {
        currentChannelId: 'channel1',
        channels: { channel1: { id: 'channel1', team_id: 'team1' } },
        myMembers: { channel1: {} },
      },
      general: { config: { SiteURL: 'https://chat.example' } },
    },
  };
}

export function makeFakeStorage(): TabStorage & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    read: (key) => texts.get(key),
    write: (key, text) => void texts.set(key, text),
    remove: (key) => void texts.delete(key),
  };
}

export interface World {
  readonly bot: FakeBot;
  readonly store: FakeStore;
  readonly storage: ReturnType<typeof makeFakeStorage>;
  /** Whether the bot answers, to the host and to the browser. */
  isBotUp: boolean;
  readonly pages: FakePages;
  readonly runtime: Runtime;
}

/** The plugin's runtime over a host and a bot in memory. */
export function makeWorld(): World {
  document.cookie = 'MMCSRF=csrf';
  const bot = makeFakeBot();
  const store = makeFakeStore();
  const storage = makeFakeStorage();
  const pages = makeFakePages();
  let count = 0;
  const fetch: Fetch = (url, request) => {
    if (!world.isBotUp) {
      return url.includes('/commands/execute')
        ? Promise.resolve({ status: 500, text: () => Promise.resolve('') })
        : Promise.reject(new TypeError('Failed to fetch'));
    }
    const answer = answerTo(bot, new URL(url), request);
    return Promise.resolve({
      status: answer.status,
      text: () => Promise.resolve(JSON.stringify(answer.body)),
    });
  };
  const world: World = {
    bot,
    store,
    storage,
    isBotUp: true,
    pages,
    runtime: makeRuntime(
      store,
      {
        fetch,
        storage,
        pages,
        now: () => Date.parse('2026-03-12T13:30:00Z'),
        newUlid: () => {
          count += 1;
          return `01ARZ3NDEKTSV4RRFFQ69G5F${String(count).padStart(2, '0')}`;
        },
      },
      () => 'https://chat.example',
    ),
  };
  return world;
}

function answerTo(bot: FakeBot, url: URL, request: RequestInit): { status: number; body: unknown } {
  if (url.pathname === '/api/v4/commands/execute') {
    const expiresAt = Date.parse('2026-03-12T14:30:00Z');
    return {
      status: 200,
      body: { props: { coop: { token: 'token', expiresAt, apiUrl: 'https://bot' } } },
    };
  }
  return bot.handle({
    method: request.method ?? 'GET',
    path: url.pathname.replace('/api/v1', ''),
    query: url.searchParams,
    body: typeof request.body === 'string' ? JSON.parse(request.body) : undefined,
  });
}

export interface OpenPanel extends World, RenderResult {
  readonly user: UserEvent;
}

/** The panel, opened by Claire, an adviser of Pau. */
export function openPanel(world = makeWorld()): OpenPanel {
  return open(world, Panel);
}

/** The full page of the statistics, at its address. */
export function openPage(world: World, query: string): OpenPanel {
  world.pages.show({ id: 'stats', query });
  return open(world, FullPage);
}

function open(world: World, Screen: React.ComponentType<PanelProps>): OpenPanel {
  const cra = makeCraFeature(world.runtime);
  const stats = makeStatsFeature(world.runtime);
  const tags = makeTagFeature(world.runtime);
  const charter = makeCharterFeature(world.runtime);
  const features = [makeHomeFeature([cra, stats, tags, charter]), cra, stats, tags, charter];
  const store = { ...world.store, replaceReducer: () => undefined, [Symbol.observable]: undefined };
  const drawn = render(
    // @ts-expect-error -- the Provider wants a whole Redux store, and uses these three methods
    <Provider store={store}>
      <Screen runtime={world.runtime} features={features} />
    </Provider>,
  );
  return { ...drawn, ...world, user: userEvent.setup() };
}
