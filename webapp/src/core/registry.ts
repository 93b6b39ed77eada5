import type { ComponentType, ReactElement } from 'react';

/** How the panel is opened: the host gives actions, to be dispatched. */
export interface PanelHandle {
  readonly show: unknown;
}

export type PostFilter = (postId: string) => boolean;

/** A page of our own, with its entry in the host's switch between products. */
export interface ProductEntry {
  /** Below the path of the site, without a slash at either end. */
  readonly path: string;
  /** A glyph of the host's set. */
  readonly icon: string;
  readonly title: string;
  readonly page: ComponentType;
}

export interface AppBarEntry {
  readonly iconUrl: string;
  readonly title: string;
  readonly panel: ComponentType;
}

/**
 * The methods of the host's registry that we use, by position and never by an object of keys (one
 * key that a version does not know blanks the page). A method that is missing or throws is
 * reported and left out: nothing here can stop the host.
 */
export interface PluginRegistry {
  appBar(entry: AppBarEntry): PanelHandle | undefined;
  rightHandPanel(panel: ComponentType, title: string): PanelHandle | undefined;
  channelHeaderButton(icon: ReactElement, action: () => void, label: string): void;
  channelMenu(label: string, action: () => void): void;
  mainMenu(label: string, action: () => void, icon: ReactElement): void;
  /** In the menu of the messages that the filter lets through; it is asked while each is drawn. */
  postMenu(label: string, action: (postId: string) => void, filter: PostFilter): void;
  onReconnect(handler: () => void): void;
  /** Whether the host has given the page a place. */
  product(entry: ProductEntry): boolean;
  /** A component that is always on the page, over the channels. */
  root(component: ComponentType): void;
}

/** The parts of the host's own header that a product may fill, and we do not. */
const nothing = (): null => null;

export function typedRegistry(
  registry: unknown,
  report: (method: string, error: unknown) => void,
): PluginRegistry {
  const call = (method: string, ...values: readonly unknown[]): unknown => {
    try {
      const found = property(registry, method);
      if (typeof found !== 'function') {
        report(method, undefined);
        return undefined;
      }
      const answer: unknown = Reflect.apply(found, registry, values);
      return answer;
    } catch (error) {
      report(method, error);
      return undefined;
    }
  };
  return {
    appBar: ({ iconUrl, title, panel }) =>
      panelHandle(
        property(
          call('registerAppBarComponent', iconUrl, undefined, title, null, panel, title),
          'rhsComponent',
        ),
      ),
    rightHandPanel: (panel, title) =>
      panelHandle(call('registerRightHandSidebarComponent', panel, title)),
    channelHeaderButton: (icon, action, label) =>
      void call('registerChannelHeaderButtonAction', icon, action, label, label),
    channelMenu: (label, action) => void call('registerChannelHeaderMenuAction', label, action),
    mainMenu: (label, action, icon) => void call('registerMainMenuAction', label, action, icon),
    product: ({ path, icon, title, page }) => {
      const link = `/${path}`;
      const bars = [false, false] as const;
      const isFramed = true;
      const header = [nothing, nothing] as const;
      const places = [icon, title, link, page, ...header, ...bars, isFramed] as const;
      return typeof call('registerProduct', link, ...places) === 'string';
    },
    root: (component) => void call('registerRootComponent', component),
    postMenu: (label, action, filter) =>
      void call('registerPostDropdownMenuAction', label, action, filter),
    onReconnect: (handler) => void call('registerReconnectHandler', handler),
  };
}

function panelHandle(answer: unknown): PanelHandle | undefined {
  const show = property(answer, 'showRHSPlugin');
  return show === undefined ? undefined : { show };
}

function property(value: unknown, name: string): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    return undefined;
  }
  const found: unknown = Reflect.get(value, name);
  return found;
}
