import type { Migration } from './migration.ts';

export const holders: Migration = {
  name: 'the bot that holds a lease; the card that a post is',
  statements: ({ text }) => [
    `alter table outbox add column lease_by ${text}`,
    `alter table job add column lease_by ${text}`,
    `create index card_post on card (post_id)`,
  ],
};
