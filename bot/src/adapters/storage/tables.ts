import type { Schema } from './schema.ts';

interface Table {
  readonly name: keyof Schema;
  /** Columns that order its rows. */
  readonly order: string;
  /** Made again from other tables: in no backup. */
  readonly isDerived?: true;
}

/** Every table, those that others refer to first. */
export const tables: readonly Table[] = [
  { name: 'bot_state', order: 'name' },
  { name: 'outbox', order: 'position' },
  { name: 'card', order: 'card' },
  { name: 'inbox', order: 'id' },
  { name: 'waiting_file', order: 'user_id' },
  { name: 'job', order: 'name' },
  { name: 'lease', order: 'name' },
  { name: 'history_event', order: 'chain, seq' },
  { name: 'history_head', order: 'chain' },
  { name: 'history_segment', order: 'chain, first_seq' },
  { name: 'pseudonym', order: 'chain, entry_id' },
  { name: 'structure', order: 'id' },
  { name: 'registry_entry', order: 'id' },
  { name: 'registry_email', order: 'email' },
  { name: 'registry_affectation', order: 'entry_id, rank' },
  { name: 'registry_alias', order: 'alias' },
  { name: 'link_code', order: 'hash' },
  { name: 'link_attempt', order: 'user_id, at' },
  { name: 'tag', order: 'id' },
  { name: 'cra', order: 'id' },
  { name: 'cra_version', order: 'id, rev' },
  { name: 'cra_draft', order: 'person, form' },
  { name: 'cra_place', order: 'person, kind, nom' },
  { name: 'stats_pending', order: 'position', isDerived: true },
  { name: 'stats_segment', order: 'kind, key, period, place', isDerived: true },
  { name: 'stats_code', order: 'number', isDerived: true },
  { name: 'stats_employed', order: 'structure, author', isDerived: true },
  { name: 'stats_state', order: 'name', isDerived: true },
  { name: 'cra_reminder', order: 'person' },
  { name: 'charter_text', order: 'sha' },
  { name: 'charter_version', order: 'charter, major, minor' },
  { name: 'charter_event', order: 'id' },
  { name: 'charter_reason', order: 'act_id' },
  { name: 'channel_binding', order: 'channel' },
  { name: 'channel_member', order: 'channel, user_id' },
  { name: 'channel_call', order: 'id' },
  { name: 'channel_exception', order: 'channel, user_id' },
  { name: 'channel_run', order: 'id' },
  { name: 'channel_drift', order: 'team' },
];
