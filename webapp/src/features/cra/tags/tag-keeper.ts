import type { PersonalDataWarning } from '@coop/contract/cra-routes';
import { tagRoutes, type TagScopeKind, type TagView } from '@coop/contract/tag-routes';

import type { BotClient, CallFailure, RouteAnswer } from '../../../core/bot-client.ts';
import type { Live } from '../../../core/live.ts';
import { type Known, makeResource } from '../../../core/resource.ts';
import type { Result } from '../../../core/result.ts';

export type TagList = RouteAnswer<typeof tagRoutes.list>;

export interface MadeTag {
  readonly tag: TagView;
  readonly warnings: readonly PersonalDataWarning[];
}

/** A tag that is asked for. */
export interface NewTag {
  readonly name: string;
  readonly scope: TagScopeKind;
  /** Codes for a territory that is not the person's own. */
  readonly departements?: readonly string[];
}

/** The person's tags, known once for the whole panel. */
export interface TagKeeper extends Live<Known<TagList>> {
  /** Asks for them the first time that something wants them. */
  readonly want: () => void;
  /** Asks again, if they were ever wanted: their uses may have changed. */
  readonly refresh: () => Promise<void>;
  readonly make: (tag: NewTag) => Promise<Result<MadeTag, CallFailure>>;
  readonly rename: (tag: TagView, name: string) => Promise<Result<MadeTag, CallFailure>>;
  readonly merge: (tag: TagView, into: string) => Promise<Result<TagView, CallFailure>>;
  readonly archive: (tag: TagView) => Promise<Result<TagView, CallFailure>>;
  readonly restore: (tag: TagView) => Promise<Result<TagView, CallFailure>>;
  readonly forget: () => void;
}

export interface TagKeeperDeps {
  readonly client: BotClient;
  readonly newUlid: () => string;
}

export function makeTagKeeper({ client, newUlid }: TagKeeperDeps): TagKeeper {
  const list = makeResource(() => client.call(tagRoutes.list, {}));
  let isWanted = false;

  const refresh = async (): Promise<void> => {
    if (isWanted) {
      await list.refresh();
    }
  };

  /** The list says at once what was done, then the bot says it again. */
  const changed = async <T>(
    calling: Promise<Result<T, CallFailure>>,
    tagOf: (value: T) => TagView,
  ): Promise<Result<T, CallFailure>> => {
    const answer = await calling;
    if (answer.ok) {
      put(tagOf(answer.value));
      await refresh();
    }
    return answer;
  };

  const put = (tag: TagView): void => {
    const known = list.get();
    if (known.tag === 'known') {
      const others = known.value.tags.filter(({ id }) => id !== tag.id);
      list.set({ ...known.value, tags: [tag, ...others] });
    }
  };

  return {
    get: list.get,
    watch: list.watch,
    want: () => {
      if (!isWanted) {
        isWanted = true;
        void list.refresh();
      }
    },
    refresh,
    make: ({ name, scope, departements }) =>
      changed(
        client.call(tagRoutes.make, {
          body: {
            id: newUlid(),
            name,
            scope,
            ...(departements !== undefined && { departements: [...departements] }),
          },
        }),
        ({ tag }) => tag,
      ),
    rename: ({ id }, name) =>
      changed(client.call(tagRoutes.rename, { params: { id }, body: { name } }), ({ tag }) => tag),
    merge: ({ id }, into) =>
      changed(client.call(tagRoutes.merge, { params: { id }, body: { into } }), (tag) => tag),
    archive: ({ id }) => changed(client.call(tagRoutes.archive, { params: { id } }), (tag) => tag),
    restore: ({ id }) => changed(client.call(tagRoutes.restore, { params: { id } }), (tag) => tag),
    forget: () => {
      isWanted = false;
      list.forget();
    },
  };
}
