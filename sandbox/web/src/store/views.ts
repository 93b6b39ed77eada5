import { combineReducers } from 'redux';
import type { PageAction } from './actions.ts';
import type { ById, OpenModal, PageState, PluginPiece, RhsState, WindowSize } from './state.ts';

const closed: RhsState = {
  isSidebarOpen: false,
  isSidebarExpanded: false,
  rhsState: null,
  pluggableId: '',
  selectedPostId: '',
};

function rhs(state: RhsState = closed, action: PageAction): RhsState {
  switch (action.type) {
    case 'UPDATE_RHS_STATE':
      if (action.state === null) return closed;
      return {
        ...closed,
        isSidebarOpen: true,
        isSidebarExpanded: state.isSidebarExpanded,
        rhsState: action.state,
        pluggableId: action.pluggableId ?? '',
      };
    case 'SELECT_POST':
      return action.postId === ''
        ? closed
        : { ...closed, isSidebarOpen: true, selectedPostId: action.postId };
    case 'SET_RHS_EXPANDED':
      return { ...state, isSidebarExpanded: action.expanded };
    default:
      return state;
  }
}

function modalState(state: ById<OpenModal> = {}, action: PageAction): ById<OpenModal> {
  if (action.type === 'MODAL_OPEN') return { ...state, [action.modalId]: action.modal };
  if (action.type !== 'MODAL_CLOSE') return state;
  return Object.fromEntries(Object.entries(state).filter(([id]) => id !== action.modalId));
}

export const views = combineReducers({
  rhs,
  browser: combineReducers({
    windowSize: (state: WindowSize = 'desktopView', action: PageAction): WindowSize =>
      action.type === 'BROWSER_WINDOW_RESIZED' ? action.data : state,
  }),
  modals: combineReducers({ modalState }),
});

export function websocket(
  state: PageState['websocket'] = { connected: false, connectionId: '' },
  action: PageAction,
): PageState['websocket'] {
  if (action.type === 'WEBSOCKET_SUCCESS')
    return { connected: true, connectionId: action.connectionId };
  if (action.type === 'WEBSOCKET_CLOSED') return { connected: false, connectionId: '' };
  return state;
}

const freshPage: PageState['page'] = {
  loadedChannels: {},
  notice: '',
  isReady: false,
  unread: { from: 0, to: 0 },
};

export function page(state = freshPage, action: PageAction): PageState['page'] {
  switch (action.type) {
    case 'CHANNEL_LOADED': {
      const loaded = { hasOlder: action.hasOlder };
      return { ...state, loadedChannels: { ...state.loadedChannels, [action.data]: loaded } };
    }
    case 'SELECT_CHANNEL':
      return { ...state, unread: action.unread };
    case 'PAGE_READY':
      return { ...state, isReady: true };
    case 'NOTICE':
      return { ...state, notice: action.text };
    default:
      return state;
  }
}

type Components = PageState['plugins']['components'];

function components(state: Components = {}, action: PageAction): Components {
  const keep = (isKept: (piece: PluginPiece) => boolean) =>
    Object.fromEntries(Object.entries(state).map(([name, all]) => [name, all.filter(isKept)]));
  switch (action.type) {
    case 'RECEIVED_PLUGIN_COMPONENT':
      return { ...state, [action.name]: [...(state[action.name] ?? []), action.data] };
    case 'REMOVED_PLUGIN_COMPONENT':
      return keep((piece) => piece.id !== action.id);
    case 'REMOVED_WEBAPP_PLUGIN':
      return keep((piece) => piece.pluginId !== action.data);
    default:
      return state;
  }
}

type PostTypes = PageState['plugins']['postTypes'];

/** Two plugins on one type: the lower plugin id wins. */
function postTypes(state: PostTypes = {}, action: PageAction): PostTypes {
  const keep = (isKept: (piece: PostTypes[string]) => boolean) =>
    Object.fromEntries(Object.entries(state).filter(([, piece]) => isKept(piece)));
  switch (action.type) {
    case 'RECEIVED_PLUGIN_POST_COMPONENT': {
      const present = state[action.data.type];
      const isTaken = present !== undefined && present.pluginId < action.data.pluginId;
      return isTaken ? state : { ...state, [action.data.type]: action.data };
    }
    case 'REMOVED_PLUGIN_POST_COMPONENT':
      return keep((piece) => piece.id !== action.id);
    case 'REMOVED_WEBAPP_PLUGIN':
      return keep((piece) => piece.pluginId !== action.data);
    default:
      return state;
  }
}

type Manifests = PageState['plugins']['plugins'];
type Translations = PageState['plugins']['translations'];

export const plugins = combineReducers({
  plugins: (state: Manifests = {}, action: PageAction): Manifests =>
    action.type === 'RECEIVED_WEBAPP_PLUGINS'
      ? Object.fromEntries(action.data.map((manifest) => [manifest.id, manifest]))
      : state,
  components,
  postTypes,
  translations: (state: Translations = {}, action: PageAction): Translations => {
    if (action.type === 'RECEIVED_PLUGIN_TRANSLATIONS')
      return { ...state, [action.pluginId]: action.source };
    if (action.type !== 'REMOVED_WEBAPP_PLUGIN') return state;
    return Object.fromEntries(Object.entries(state).filter(([id]) => id !== action.data));
  },
});
