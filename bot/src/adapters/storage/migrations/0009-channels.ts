import type { Migration } from './migration.ts';

export const channelTables: Migration = {
  name: 'channels: bindings, ledger of memberships, calls, exceptions, runs',
  statements: ({ text, integer, instant }) => [
    `create table channel_binding (
      channel ${text} primary key, team ${text} not null, binding ${text} not null)`,
    `create table channel_member (
      channel ${text} not null, user_id ${text} not null, line ${text} not null,
      primary key (channel, user_id))`,
    `create index channel_member_user on channel_member (user_id)`,
    `create table channel_call (
      id ${text} primary key, team ${text} not null, intent ${text} not null)`,
    `create table channel_exception (
      channel ${text} not null, user_id ${text} not null, decision ${text} not null,
      until ${text} not null, reason ${text} not null, author ${text} not null,
      at ${instant} not null, is_warned ${integer} not null, primary key (channel, user_id))`,
    `create table channel_run (
      id ${text} primary key, team ${text} not null, state ${text} not null,
      at ${instant} not null, run ${text} not null)`,
    `create index channel_run_open on channel_run (at) where state in ('asked', 'applying')`,
    `create table channel_drift (team ${text} primary key, drifts ${text} not null)`,
  ],
};
