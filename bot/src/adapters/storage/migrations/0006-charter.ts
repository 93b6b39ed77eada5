import type { Migration } from './migration.ts';

export const charterTables: Migration = {
  name: 'charters, their texts and what people did with them',
  statements: ({ text, integer, instant }) => [
    `create table charter_text (sha ${text} primary key, text ${text} not null)`,
    `create table charter_version (
      charter ${text} not null, major ${integer} not null, minor ${integer} not null,
      published_at ${instant} not null, effective ${text} not null, grace_days ${integer} not null,
      retracted_at ${instant}, editions ${text} not null, primary key (charter, major, minor))`,
    `create table charter_event (
      id ${text} primary key, charter ${text} not null, user_id ${text} not null,
      at ${instant} not null, event ${text} not null)`,
    `create index charter_event_person on charter_event (charter, user_id, at, id)`,
    `create table charter_reason (
      act_id ${text} primary key, salt ${text} not null, words ${text} not null,
      at ${instant} not null)`,
    `create index charter_reason_at on charter_reason (at)`,
  ],
};
