import type { Migration } from './migration.ts';

export const registryTables: Migration = {
  name: 'files that wait for their command; codes that link an entry',
  statements: ({ text, integer, instant }) => [
    `create table waiting_file (
      user_id ${text} primary key, file_id ${text} not null, name ${text} not null,
      size_bytes ${integer} not null, posted_at ${instant} not null)`,
    `create index waiting_file_posted on waiting_file (posted_at)`,
    `create table link_code (
      hash ${text} primary key, entry_id ${text} not null, ends_at ${instant} not null)`,
    `create index link_code_entry on link_code (entry_id)`,
    `create table link_attempt (user_id ${text} not null, at ${instant} not null)`,
    `create index link_attempt_user on link_attempt (user_id, at)`,
  ],
};
