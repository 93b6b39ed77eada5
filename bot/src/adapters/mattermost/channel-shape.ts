import type { Channel } from '@mattermost/types/channels';
import { z } from 'zod';

type ChannelFields = Pick<
  Channel,
  | 'id'
  | 'team_id'
  | 'name'
  | 'creator_id'
  | 'display_name'
  | 'header'
  | 'purpose'
  | 'delete_at'
  | 'type'
>;

const channelFields = {
  id: z.string(),
  team_id: z.string(),
  name: z.string(),
  creator_id: z.string(),
  display_name: z.string(),
  header: z.string(),
  purpose: z.string(),
  delete_at: z.number(),
  type: z.enum(['O', 'P', 'D', 'G']),
} satisfies Record<keyof ChannelFields, z.ZodType<ChannelFields[keyof ChannelFields]>>;

export const channelShape = z.object(channelFields);

export type ChannelKind = 'public' | 'private' | 'direct' | 'group';

export interface MattermostChannel {
  readonly id: string;
  /** Empty for direct and group channels. */
  readonly teamId: string;
  readonly kind: ChannelKind;
  /** The name in addresses. */
  readonly name: string;
  readonly displayName: string;
  readonly header: string;
  readonly purpose: string;
  readonly isArchived: boolean;
  /** Empty for the channels that came with the team. */
  readonly creatorId: string;
}

const kinds = { O: 'public', P: 'private', D: 'direct', G: 'group' } as const;

/** Mattermost's letter for a kind of channel, as it stands in events too. */
export const channelTypeShape = z.enum(['O', 'P', 'D', 'G']).transform((letter) => kinds[letter]);

export function toMattermostChannel(channel: z.infer<typeof channelShape>): MattermostChannel {
  return {
    id: channel.id,
    teamId: channel.team_id,
    kind: kinds[channel.type],
    name: channel.name,
    displayName: channel.display_name,
    header: channel.header,
    purpose: channel.purpose,
    isArchived: channel.delete_at !== 0,
    creatorId: channel.creator_id,
  };
}
