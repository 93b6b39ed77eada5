import { identityRoutes, type Me } from '@coop/contract/identity-routes';

import { type BotClient, makeBotClient } from './bot-client.ts';
import { isOnline, type TabStorage } from './host.ts';
import { type Fetch, makeExecuteCommand, makeFindPlaces } from './host-api.ts';
import type { HostStore } from './host-state.ts';
import { type Live, makeSource, type Source } from './live.ts';
import type { Pages } from './pages.ts';
import { makeResource, type Resource } from './resource.ts';
import { commandPlaces, currentUserId } from './selectors.ts';
import { makeSessionKeeper, type SessionKeeper } from './session.ts';

/** The world as the plugin sees it; tests give their own. */
export interface World {
  readonly fetch: Fetch;
  readonly now: () => number;
  readonly newUlid: () => string;
  readonly storage: TabStorage;
  readonly pages: Pages;
}

/** What lives as long as the plugin, whatever is on screen. */
export interface Runtime extends World {
  readonly store: HostStore;
  readonly session: SessionKeeper;
  readonly client: BotClient;
  readonly me: Resource<Me>;
  /** The tab on screen. */
  readonly tab: Source<string>;
  /** Changes when another person is on screen: all that was known is then forgotten. */
  readonly userId: Live<string | undefined>;
  /** What is read aloud, politely; set again to be said again. */
  readonly announcement: Source<string>;
  /** Tells that the connection is back. */
  readonly reconnected: Source<number>;
  readonly stop: () => void;
}

export function makeRuntime(store: HostStore, world: World, basePath: () => string): Runtime {
  const session = makeSessionKeeper({
    execute: makeExecuteCommand({ fetch: world.fetch, basePath }),
    userId: () => currentUserId(store.getState()),
    places: () => commandPlaces(store.getState()),
    findPlaces: makeFindPlaces({ fetch: world.fetch, basePath }),
    now: world.now,
  });
  const client = makeBotClient({ fetch: world.fetch, session, isOnline });
  const me = makeResource(() => client.call(identityRoutes.me, {}));
  const userId = makeSource(currentUserId(store.getState()));
  const tab = makeSource('home');
  const stopWatching = store.subscribe(() => {
    const next = currentUserId(store.getState());
    if (next !== userId.get()) {
      session.forget();
      me.forget();
      tab.set('home');
      userId.set(next);
    }
  });
  return {
    ...world,
    store,
    session,
    client,
    me,
    tab,
    userId,
    announcement: makeSource(''),
    reconnected: makeSource(0),
    stop: () => {
      stopWatching();
      world.pages.stop();
      session.forget();
      me.forget();
    },
  };
}
