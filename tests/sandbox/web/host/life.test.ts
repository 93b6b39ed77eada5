import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  bundleAddress,
  makePluginLife,
  type PluginLife,
} from '../../../../sandbox/web/src/host/life.ts';
import { makeRest } from '../../../../sandbox/web/src/client/rest.ts';
import { pieces } from '../../../../sandbox/web/src/store/selectors.ts';
import { callMethod, makeStage, type Stage } from '../support/page-store.ts';

interface Rig {
  readonly stage: Stage;
  readonly life: PluginLife;
  /** What the server lists from now on. */
  readonly list: (...manifests: readonly { id: string; hash: string }[]) => void;
}

function makeRig(): Rig {
  const stage = makeStage();
  let body = '[]';
  const rest = makeRest({
    fetch: () =>
      Promise.resolve({ ok: true, status: 200, statusText: '', text: () => Promise.resolve(body) }),
    cookies: () => '',
  });
  const life = makePluginLife({
    document,
    rest,
    store: stage.store,
    basePath: '',
    registryFor: stage.registryOf,
    forget: stage.events.forget,
    report: (problem) => stage.reported.push(problem),
  });
  const list: Rig['list'] = (...manifests) => {
    body = JSON.stringify(
      manifests.map(({ id, hash }) => ({
        id,
        version: '1.0.0',
        webapp: { bundle_path: `/static/${id}/${id}_${hash}_bundle.js` },
      })),
    );
  };
  return { stage, life, list };
}

function scriptOf(id: string): HTMLScriptElement {
  const script = document.querySelector<HTMLScriptElement>(`script#plugin_${id}`);
  if (script === null) throw new Error(`No script of ${id}.`);
  return script;
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the life of a plugin', () => {
  beforeEach(() => {
    document.head.replaceChildren();
  });

  it('inserts the part of the address that the manifest leaves out', () => {
    expect(bundleAddress('/static/coop/x.js', '/chat')).toBe('/chat/static/plugins/coop/x.js');
    expect(bundleAddress('/static/plugins/coop/x.js', '')).toBe('/static/plugins/coop/x.js');
  });

  it('initialises once the script has run, without team nor channel', async () => {
    const { stage, life, list } = makeRig();
    const seen: unknown[] = [];
    list({ id: 'coop', hash: 'a' });

    const through = life.synchronise();
    await turn();
    life.registerPlugin('coop', {
      initialize: (_registry, store) => {
        const { teams, channels } = store.getState().entities;
        seen.push([teams.currentTeamId, channels.currentChannelId]);
      },
    });
    scriptOf('coop').dispatchEvent(new Event('load'));
    await through;

    expect(seen).toEqual([['', '']]);
    expect(stage.store.getState().plugins.plugins['coop']).toMatchObject({ version: '1.0.0' });
  });

  it('goes on without a bundle that cannot be fetched, and says so', async () => {
    const { stage, life, list } = makeRig();
    list({ id: 'coop', hash: 'a' });

    const through = life.synchronise();
    await turn();
    scriptOf('coop').dispatchEvent(new Event('error'));
    await through;

    expect(stage.reported).toHaveLength(1);
  });

  it('never gets through when initialize throws', async () => {
    const { life, list } = makeRig();
    list({ id: 'coop', hash: 'a' });
    let isThrough = false;
    void life.synchronise().then(() => {
      isThrough = true;
    });
    await turn();
    life.registerPlugin('coop', {
      initialize: () => {
        throw new Error('on purpose');
      },
    });

    const swallow = (event: ErrorEvent) => {
      event.preventDefault();
    };
    window.addEventListener('error', swallow);
    scriptOf('coop').dispatchEvent(new Event('load'));
    await turn();
    window.removeEventListener('error', swallow);

    expect(isThrough).toBe(false);
  });

  it('takes the components away and tells the plugin when it is disabled', async () => {
    const { stage, life, list } = makeRig();
    const told: string[] = [];
    list({ id: 'coop', hash: 'a' });
    const through = life.synchronise();
    await turn();
    life.registerPlugin('coop', {
      initialize: (registry) => callMethod(registry, 'registerRootComponent', () => null),
      uninitialize: () => told.push('end'),
    });
    scriptOf('coop').dispatchEvent(new Event('load'));
    await through;

    list();
    await life.synchronise();

    expect(told).toEqual(['end']);
    expect(pieces(stage.store.getState(), 'Root')).toEqual([]);
    expect(document.querySelector('#plugin_coop')).toBeNull();
  });

  it('ends the old instance once when an upgrade registers', async () => {
    const { life, list } = makeRig();
    const told: string[] = [];
    list({ id: 'coop', hash: 'a' });
    const first = life.synchronise();
    await turn();
    life.registerPlugin('coop', { uninitialize: () => told.push('old') });
    scriptOf('coop').dispatchEvent(new Event('load'));
    await first;

    list({ id: 'coop', hash: 'b' });
    const second = life.synchronise();
    await turn();
    life.registerPlugin('coop', { initialize: () => told.push('new') });
    scriptOf('coop').dispatchEvent(new Event('load'));
    await second;

    expect(told).toEqual(['old', 'new']);
  });
});
