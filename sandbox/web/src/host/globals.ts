import type { PageHistory } from 'history';
import { openedDialogSchema } from '../client/dialog-model.ts';
import type { PageAction, PageStore, Thunk } from '../store/actions.ts';
import type { OpenModal, PageState } from '../store/state.ts';
import { components } from './components.tsx';
import type { PluginLife } from './life.ts';
import { closePanel } from './panel-actions.ts';
import { postUtils } from './post-utils.tsx';
import { reactBootstrap } from './react-bootstrap.tsx';
import { SocketContext, useWebSocket, useWebSocketClient } from './socket-client.ts';

/** The libraries of one generation of the host, as its page gives them to plugins. */
export interface HostLibraries {
  readonly React: unknown;
  readonly ReactDOM: unknown;
  readonly Redux: unknown;
  readonly ReactRedux: unknown;
  readonly ReactIntl: unknown;
  readonly ReactRouterDom: unknown;
  readonly PropTypes: unknown;
}

interface GlobalsDeps {
  readonly libraries: HostLibraries;
  readonly store: PageStore;
  readonly history: PageHistory;
  readonly life: PluginLife;
  readonly basePath: string;
}

interface ModalRequest {
  readonly modalId: string;
  readonly dialogType: OpenModal['dialogType'];
  readonly dialogProps?: OpenModal['dialogProps'];
}

/** An action, to be dispatched: it opens nothing by itself. */
export function openModal({ modalId, dialogType, dialogProps = {} }: ModalRequest): PageAction {
  return { type: 'MODAL_OPEN', modalId, modal: { open: true, dialogType, dialogProps } };
}

const noModal = () => null;
const modalIdentifiers = {
  INTERACTIVE_DIALOG: 'interactive_dialog',
  USER_SETTINGS: 'user_settings',
};

/** Shows a dialog at once, whoever ran what led to it. */
function openInteractiveDialog({ store }: GlobalsDeps): (given: unknown) => void {
  return (given) => {
    const data = openedDialogSchema.parse(given);
    store.dispatch({ type: 'RECEIVED_DIALOG', data });
    store.dispatch({ type: 'RECEIVED_DIALOG_TRIGGER_ID', data: data.trigger_id });
  };
}

function productApi() {
  const selectRhsPost =
    (postId: string): Thunk =>
    (dispatch) =>
      dispatch({ type: 'SELECT_POST', postId });
  return {
    useWebSocket,
    useWebSocketClient,
    WebSocketProvider: SocketContext,
    closeRhs: () => closePanel,
    selectRhsPost,
    getRhsSelectedPostId: (state: PageState) => state.views.rhs.selectedPostId,
    getIsRhsOpen: (state: PageState) => state.views.rhs.isSidebarOpen,
  };
}

/** Everything a bundle may find on `window`, by name. */
export function hostGlobals(deps: GlobalsDeps): Readonly<Record<string, unknown>> {
  const silence = () => undefined;
  return {
    ...deps.libraries,
    ReactBootstrap: reactBootstrap,
    PostUtils: postUtils,
    Components: components,
    ProductApi: productApi(),
    WebappUtils: {
      browserHistory: deps.history,
      modals: { openModal, ModalIdentifiers: modalIdentifiers },
      notificationSounds: { ring: silence, stopRing: silence },
      sendDesktopNotificationToMe: silence,
      openUserSettings: () =>
        openModal({ modalId: modalIdentifiers.USER_SETTINGS, dialogType: noModal }),
    },
    openInteractiveDialog: openInteractiveDialog(deps),
    plugins: deps.life.plugins,
    registerPlugin: deps.life.registerPlugin,
    basename: deps.basePath,
    publicPath: `${deps.basePath}/static/`,
  };
}
