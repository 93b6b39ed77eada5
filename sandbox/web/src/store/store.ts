import {
  applyMiddleware,
  combineReducers,
  legacy_createStore,
  type Middleware,
  type Reducer,
} from 'redux';
import type { PageStore, Thunk } from './actions.ts';
import { entities } from './entities.ts';
import { page, plugins, views, websocket } from './views.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a plugin's reducer has its own state and actions
export type PluginReducer = Reducer<any, any>;

interface GrowingStore {
  readonly store: PageStore;
  /** State of a plugin at `state['plugins-<id>']`, there at once. */
  readonly addReducer: (slice: string, reducer: PluginReducer) => void;
}

const own = { entities, views, plugins, websocket, page };

function isThunk(action: unknown): action is Thunk {
  return typeof action === 'function';
}

/** The store a plugin is given: thunks accepted, their promise returned. */
export function makeStore(): GrowingStore {
  const extra: Record<string, PluginReducer> = {};
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- slices of plugins are not in the type of the state
  const combined = () => combineReducers({ ...own, ...extra }) as unknown as Reducer;
  const thunks: Middleware = (api) => (next) => (action) => {
    if (!isThunk(action)) return next(action);
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the same store, seen from inside
    const { dispatch, getState } = api as unknown as PageStore;
    return action(dispatch, getState);
  };
  const inner = legacy_createStore(combined(), applyMiddleware(thunks));
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- Redux types no thunks; the middleware above accepts them
  const store = inner as unknown as PageStore;
  return {
    store,
    addReducer: (slice, reducer) => {
      extra[slice] = reducer;
      inner.replaceReducer(combined());
    },
  };
}
