import * as React from 'react';

import type { Feature } from './core/feature.ts';
import { type HostPlugin, pageBasename, tabStorage } from './core/host.ts';
import type { HostStore } from './core/host-state.ts';
import { manifest } from './core/manifest.ts';
import { type PanelHandle, typedRegistry } from './core/registry.ts';
import { makeRuntime, type Runtime } from './core/runtime.ts';
import { sitePath } from './core/selectors.ts';
import { removeStyles } from './core/styles.ts';
import { makeUlid, randomBytes } from './core/ulid.ts';
import { makeCraFeature } from './features/cra/index.tsx';
import { makeHomeFeature } from './features/home/index.tsx';
import { Panel } from './panel/panel.tsx';
import { Mark } from './panel/mark.tsx';

/** The product's name, the same in every language; the host keeps it as it was given. */
const title = 'Coop';

interface Running {
  readonly runtime: Runtime;
  readonly features: readonly Feature[];
}

/**
 * What the host starts and stops. Nothing here may throw or wait: until it returns, nobody gets
 * past the host's loading screen.
 */
export class CoopPlugin implements HostPlugin {
  readonly #setPublicPath: (path: string) => void;
  #running: Running | undefined;
  #putStylesBack: (() => void) | undefined;

  constructor(setPublicPath: (path: string) => void) {
    this.#setPublicPath = setPublicPath;
  }

  initialize(registry: unknown, store: unknown): void {
    quietly(() => {
      this.uninitialize();
      if (isStore(store)) {
        this.#start(registry, store);
      }
    });
  }

  uninitialize(): void {
    quietly(() => {
      this.#running?.features.forEach((feature) => feature.stop());
      this.#running?.runtime.stop();
      if (this.#running !== undefined) {
        this.#putStylesBack = removeStyles(document);
      }
      this.#running = undefined;
    });
  }

  #start(registry: unknown, store: HostStore): void {
    const basePath = (): string => sitePath(store.getState()) ?? pageBasename();
    this.#setPublicPath(`${basePath()}/static/plugins/${manifest.id}/`);
    this.#putStylesBack?.();
    this.#putStylesBack = undefined;
    const runtime = makeRuntime(store, realWorld(), basePath);
    const features = makeFeatures(runtime);
    this.#running = { runtime, features };
    register(registry, {
      runtime,
      features,
      iconUrl: `${basePath()}/plugins/${manifest.id}/public/icon.svg`,
    });
  }
}

/** Home first; a tab for each feature, in this order. */
function makeFeatures(runtime: Runtime): readonly Feature[] {
  const features = [makeCraFeature(runtime)];
  return [makeHomeFeature(features), ...features];
}

function register(registry: unknown, running: Running & { readonly iconUrl: string }): void {
  const { runtime, features, iconUrl } = running;
  const host = typedRegistry(registry, () => undefined);
  const panel = (): React.ReactElement => <Panel runtime={runtime} features={features} />;
  const handle: PanelHandle | undefined =
    host.appBar({ iconUrl, title, panel }) ?? host.rightHandPanel(panel, title);
  const open = (): void =>
    quietly(() => {
      if (handle !== undefined) {
        runtime.store.dispatch(handle.show);
      }
    });
  host.channelHeaderButton(<Mark name={title} />, open, title);
  host.channelMenu(title, open);
  host.mainMenu(title, open, <Mark />);
  host.onReconnect(() => quietly(() => runtime.reconnected.set(runtime.now())));
}

function realWorld(): Parameters<typeof makeRuntime>[1] {
  return {
    fetch: (url, request) => window.fetch(url, request),
    now: () => Date.now(),
    newUlid: () => makeUlid(Date.now(), randomBytes),
    storage: tabStorage(),
  };
}

function isStore(store: unknown): store is HostStore {
  return (
    typeof store === 'object' &&
    store !== null &&
    ['getState', 'dispatch', 'subscribe'].every(
      (method) => typeof Reflect.get(store, method) === 'function',
    )
  );
}

/** A fault of ours is told in the console and stays ours: the host goes on. */
function quietly(act: () => void): void {
  try {
    act();
  } catch (error) {
    window.setTimeout(() => {
      throw error;
    });
  }
}
