import type { Migration } from './migration.ts';

export const coreTables: Migration = {
  name: 'state, outbox, inbox, jobs, history, registry',
  statements: ({ text, integer, instant, position }) => [
    `create table bot_state (name ${text} primary key, value ${text} not null)`,
    `create table outbox (
      position ${position}, key ${text} not null unique, conversation ${text} not null,
      card ${text}, effect ${text} not null, due_at ${instant} not null,
      attempts ${integer} not null, first_tried_at ${instant}, lease_until ${instant} not null,
      state ${text} not null check (state in ('waiting', 'delivered', 'aside')),
      post_id ${text}, reason ${text}, ended_at ${instant})`,
    `create index outbox_waiting on outbox (position) where state = 'waiting'`,
    `create index outbox_order on outbox (conversation, position) where state = 'waiting'`,
    `create index outbox_card on outbox (card, position) where card is not null`,
    `create index outbox_delivered on outbox (ended_at) where state = 'delivered'`,
    `create index outbox_aside on outbox (ended_at) where state = 'aside'`,
    `create table card (card ${text} primary key, post_id ${text} not null)`,
    `create table inbox (id ${text} primary key, seen_at ${instant} not null)`,
    `create index inbox_seen on inbox (seen_at)`,
    `create table job (
      name ${text} primary key, due_at ${instant} not null, lease_until ${instant} not null,
      failures ${integer} not null, reason ${text})`,
    `create table lease (name ${text} primary key, holder ${text} not null, until ${instant} not null)`,
    `create table history_event (
      chain ${text} not null, seq ${instant} not null, hash ${text} not null, event ${text} not null,
      primary key (chain, seq))`,
    `create table history_head (
      chain ${text} primary key, seq ${instant} not null, hash ${text} not null)`,
    `create table history_segment (
      chain ${text} not null, first_seq ${instant} not null, prev_hash ${text} not null,
      broken_seq ${instant} not null, why ${text} not null, accepted_at ${instant},
      primary key (chain, first_seq))`,
    `create table pseudonym (
      chain ${text} not null, entry_id ${text} not null, pseudonym ${text} not null unique,
      primary key (chain, entry_id))`,
    `create table structure (id ${text} primary key, name ${text} not null)`,
    `create table registry_entry (
      id ${text} primary key, status ${text} not null, user_id ${text} unique, link ${text},
      entry ${text} not null)`,
    `create table registry_email (
      email ${text} primary key,
      entry_id ${text} not null references registry_entry (id) on delete cascade)`,
    `create index registry_email_entry on registry_email (entry_id)`,
    `create table registry_affectation (
      entry_id ${text} not null references registry_entry (id) on delete cascade,
      rank ${integer} not null, structure_id ${text} not null, departement ${text} not null,
      from_date ${text} not null, to_date ${text}, primary key (entry_id, rank))`,
    `create index registry_affectation_departement on registry_affectation (departement)`,
  ],
};
