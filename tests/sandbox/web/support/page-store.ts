import { makePluginEvents, type PluginEvents } from '../../../../sandbox/web/src/host/events.ts';
import { makeRegistry, type Registry } from '../../../../sandbox/web/src/host/registry.ts';
import type { PageStore } from '../../../../sandbox/web/src/store/actions.ts';
import { makeStore } from '../../../../sandbox/web/src/store/store.ts';
import { postSchema, type Post } from '../../../../sandbox/web/src/client/model.ts';

export interface Stage {
  readonly store: PageStore;
  readonly events: PluginEvents;
  readonly registryOf: (pluginId: string) => Registry;
  readonly reported: unknown[];
}

/** A store with the registries of plugins; ids are `id1`, `id2`, … */
export function makeStage(): Stage {
  const reported: unknown[] = [];
  const { store, addReducer } = makeStore();
  const events = makePluginEvents((error) => reported.push(error));
  let count = 0;
  const newId = () => {
    count += 1;
    return `id${count}`;
  };
  const registryOf = (pluginId: string) =>
    makeRegistry(pluginId, { store, events, addReducer, newId });
  return { store, events, registryOf, reported };
}

/** Calls a method of a registry by its name, as a bundle does. */
export function callMethod(registry: Registry, name: string, ...given: unknown[]): unknown {
  const method = registry[name];
  if (typeof method !== 'function') throw new Error(`The registry has no ${name}.`);
  const answer: unknown = Reflect.apply(method, registry, given);
  return answer;
}

/** A post with only the fields that matter. */
export function aPost(fields: Partial<Post>): Post {
  return postSchema.parse({ id: 'post1', channel_id: 'channel1', ...fields });
}
