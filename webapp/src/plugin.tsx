import * as React from 'react';

import { type Feature, isOpenTo } from './core/feature.ts';
import { type HostPlugin, pageBasename, tabStorage } from './core/host.ts';
import { browserAddress, goToAddress, hostHistory, onHashChange } from './core/host-pages.ts';
import type { HostStore } from './core/host-state.ts';
import { type Live, makeSource, type Source } from './core/live.ts';
import { manifest } from './core/manifest.ts';
import { makePages, pagesPath } from './core/pages.ts';
import { type PanelHandle, type PluginRegistry, typedRegistry } from './core/registry.ts';
import { makeRuntime, type Runtime, type World } from './core/runtime.ts';
import { currentLocale, sitePath, writtenPost } from './core/selectors.ts';
import { removeStyles } from './core/styles.ts';
import { catalogues } from './core/texts.ts';
import { makeUlid, randomBytes } from './core/ulid.ts';
import { makeCharterFeature } from './features/charter/index.tsx';
import { makeCraFeature } from './features/cra/index.tsx';
import { makeTagFeature } from './features/cra/tags-tab.tsx';
import { makeHomeFeature } from './features/home/index.tsx';
import { makeStatsFeature } from './features/stats/index.tsx';
import { FullPage } from './page/full-page.tsx';
import { PageModal } from './page/page-modal.tsx';
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
    const isProduct = makeSource(false);
    const runtime = makeRuntime(store, realWorld(basePath, isProduct), basePath);
    const features = makeFeatures(runtime);
    this.#running = { runtime, features };
    const host = typedRegistry(registry, () => undefined);
    registerPage(host, { runtime, features, isProduct });
    register(host, {
      runtime,
      features,
      iconUrl: `${basePath()}/plugins/${manifest.id}/public/icon.svg`,
    });
  }
}

/** Home first; a tab for each feature, in this order. */
function makeFeatures(runtime: Runtime): readonly Feature[] {
  const features = [
    makeCraFeature(runtime),
    makeStatsFeature(runtime),
    makeTagFeature(runtime),
    makeCharterFeature(runtime),
  ];
  return [makeHomeFeature(features), ...features];
}

/** A product of the host's where it has such a thing, else a dialog over the channels. */
function registerPage(
  host: PluginRegistry,
  running: Running & { readonly isProduct: Source<boolean> },
): void {
  const { runtime, features, isProduct } = running;
  const page = (): React.ReactElement => <FullPage runtime={runtime} features={features} />;
  isProduct.set(host.product({ path: pagesPath, icon: 'chart-bar', title, page }));
  if (!isProduct.get()) {
    host.root(() => <PageModal runtime={runtime} features={features} />);
  }
}

function register(host: PluginRegistry, running: Running & { readonly iconUrl: string }): void {
  const { runtime, features, iconUrl } = running;
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
  for (const feature of features) {
    registerPostAction(host, { runtime, feature, open });
  }
  host.onReconnect(() => quietly(() => runtime.reconnected.set(runtime.now())));
}

/** An entry in the menu of messages, for those who have the feature. */
function registerPostAction(
  host: PluginRegistry,
  given: { readonly runtime: Runtime; readonly feature: Feature; readonly open: () => void },
): void {
  const { runtime, feature, open } = given;
  const { postAction } = feature;
  if (postAction === undefined) {
    return;
  }
  const state = () => runtime.store.getState();
  const knowRoles = once(() => void runtime.me.refresh());
  host.postMenu(
    catalogues[currentLocale(state())][postAction.label],
    (postId) =>
      quietly(() => {
        const post = writtenPost(state(), postId);
        if (post !== undefined) {
          open();
          postAction.act(post);
        }
      }),
    (postId) => {
      const me = runtime.me.get();
      if (me.tag !== 'known') {
        knowRoles();
        return false;
      }
      return isOpenTo(feature, me.value.roles) && writtenPost(state(), postId) !== undefined;
    },
  );
}

/** Does something the first time, soon after: what asks may be drawing. */
function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) {
      isDone = true;
      window.setTimeout(() => quietly(act));
    }
  };
}

function realWorld(basePath: () => string, isProduct: Live<boolean>): World {
  return {
    fetch: (url, request) => window.fetch(url, request),
    now: () => Date.now(),
    newUlid: () => makeUlid(Date.now(), randomBytes),
    storage: tabStorage(),
    pages: makePages({
      isProduct: isProduct.get,
      history: hostHistory,
      address: browserAddress,
      goTo: goToAddress,
      onHashChange,
      basePath,
    }),
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
