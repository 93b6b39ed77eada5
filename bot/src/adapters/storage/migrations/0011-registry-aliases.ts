import type { Migration } from './migration.ts';

export const registryAliases: Migration = {
  name: 'entries that were merged into another',
  statements: ({ text, instant }) => [
    `create table registry_alias (
      alias ${text} primary key, entry_id ${text} not null, merged_at ${instant} not null,
      before ${text} not null)`,
  ],
};
