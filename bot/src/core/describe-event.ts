/** What the bot hears on Mattermost's event stream, parsed. */
export type HeardEvent =
  | {
      readonly type: 'direct-message';
      readonly postId: string;
      readonly userId: string;
      readonly channelId: string;
      readonly rootId: string;
      readonly text: string;
      readonly fileIds: readonly string[];
    }
  | { readonly type: 'team-joined'; readonly userId: string; readonly teamId: string }
  | { readonly type: 'account-changed'; readonly userId: string }
  /** Somebody came into a channel that the bot is in. */
  | { readonly type: 'channel-joined'; readonly channelId: string; readonly userId: string }
  /** Somebody left it, or was taken out by `byId`. */
  | {
      readonly type: 'channel-left';
      readonly channelId: string;
      readonly userId: string;
      readonly byId: string | undefined;
    }
  /** It was archived, restored, converted, or its texts were changed. */
  | { readonly type: 'channel-changed'; readonly channelId: string }
  /** Some events were missed. */
  | { readonly type: 'gap' }
  /** The bot has greeted Mattermost and registered its commands. */
  | { readonly type: 'started' };

export interface EventDescription<Deps, T extends HeardEvent['type']> {
  readonly name: string;
  readonly hears: T;
  readonly run: (deps: Deps, event: Extract<HeardEvent, { readonly type: T }>) => Promise<void>;
}

export interface BoundEvent {
  readonly name: string;
  readonly hears: HeardEvent['type'];
  readonly run: (event: HeardEvent) => Promise<void>;
}

export function describeEvent<Deps, const T extends HeardEvent['type']>(
  description: EventDescription<Deps, T>,
): EventDescription<Deps, T> {
  return description;
}

export function bindEvent<Deps, T extends HeardEvent['type']>(
  description: EventDescription<Deps, T>,
  deps: Deps,
): BoundEvent {
  return {
    name: description.name,
    hears: description.hears,
    run: async (event) => {
      if (event.type === description.hears) await description.run(deps, event as never); // eslint-disable-line @typescript-eslint/consistent-type-assertions -- its type has just been compared
    },
  };
}
