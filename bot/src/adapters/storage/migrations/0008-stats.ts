import type { Migration } from './migration.ts';

/**
 * Totals of the statistics (docs/decisions: « Totals as a log and segments »). A database without a
 * CRA has them from its first one on; in another they are made in the background.
 */
export const statsTables: Migration = {
  name: 'totals of the statistics',
  statements: ({ text, integer, instant, position }) => [
    `create table stats_pending (
      position ${position}, author ${text} not null, changes ${text} not null)`,
    `create table stats_segment (
      kind ${text} not null, key ${text} not null, place ${text} not null,
      period ${integer} not null, upto ${instant} not null, held ${text} not null,
      primary key (kind, key, period, place))`,
    `create index stats_segment_place on stats_segment (place, period) where kind = 'group'`,
    `create index stats_segment_period on stats_segment (period) where kind = 'group'`,
    `create table stats_code (
      number ${integer} primary key, kind ${text} not null, id ${text} not null, unique (kind, id))`,
    `create table stats_employed (
      structure ${text} not null, author ${text} not null, primary key (structure, author))`,
    `create table stats_state (name ${text} primary key, value ${text} not null)`,
    `insert into stats_state (name, value)
      select 'built', 'empty' where not exists (select 1 from cra)`,
    `create index cra_date on cra (date)`,
    `create index cra_tagged_date on cra (date, tags) where tags <> ''`,
  ],
};
