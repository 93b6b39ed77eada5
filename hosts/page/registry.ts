import type { ComponentType, ReactNode } from 'react';

/** What a plugin has put into the page. */
export interface Registered {
  readonly panels: {
    readonly id: string;
    readonly title: ReactNode;
    readonly Panel: ComponentType;
  }[];
  readonly appBar: { readonly icon: string; readonly name: string; readonly panelId: string }[];
  readonly headerButtons: {
    readonly icon: ReactNode;
    readonly name: string;
    readonly act: () => void;
  }[];
  /** Always on the page, over the channels. */
  readonly roots: ComponentType[];
  readonly menuEntries: { readonly name: string; readonly act: () => void }[];
}

/** The methods of the host's registry, by position, answering what the host answers. */
export function makeRegistry(registered: Registered): Readonly<Record<string, unknown>> {
  const panel = (Panel: ComponentType, title: ReactNode): Readonly<Record<string, unknown>> => {
    const id = `panel${registered.panels.length}`;
    registered.panels.push({ id, title, Panel });
    return {
      id,
      showRHSPlugin: { type: 'SHOW_PANEL', id },
      hideRHSPlugin: () => ({ type: 'HIDE_PANEL' }),
    };
  };
  return {
    id: 'coop',
    supports: { globalAppBar: true, globalRhs: true },
    registerRightHandSidebarComponent: panel,
    registerAppBarComponent: (...given: readonly unknown[]) => {
      if (typeof given[0] !== 'string') {
        throw new Error('This host takes its arguments by position.');
      }
      const rhsComponent = panel(component(given[4]), String(given[5]));
      registered.appBar.push({
        icon: given[0],
        name: String(given[2]),
        panelId: String(rhsComponent['id']),
      });
      return { id: 'bar', rhsComponent };
    },
    registerChannelHeaderButtonAction: (icon: ReactNode, act: () => void, name: string) =>
      void registered.headerButtons.push({ icon, name, act }),
    registerChannelHeaderMenuAction: (name: string, act: () => void) =>
      void registered.menuEntries.push({ name, act }),
    registerMainMenuAction: (name: string, act: () => void) =>
      void registered.menuEntries.push({ name, act }),
    registerRootComponent: (Root: unknown) => {
      registered.roots.push(component(Root));
      return 'root';
    },
    registerReconnectHandler: () => undefined,
  };
}

function component(value: unknown): ComponentType {
  if (typeof value !== 'function') {
    throw new Error('The panel is not a component.');
  }
  return (props) => {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- what a plugin's component draws
    const element: ReactNode = Reflect.apply(value, undefined, [props]);
    return element;
  };
}
