import type { Schema } from './schema.ts';

/** Every table, those that others refer to first, with the columns that order its rows. */
export const tables: readonly { readonly name: keyof Schema; readonly order: string }[] = [
  { name: 'bot_state', order: 'name' },
  { name: 'outbox', order: 'position' },
  { name: 'card', order: 'card' },
  { name: 'inbox', order: 'id' },
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
  { name: 'tag', order: 'id' },
  { name: 'cra', order: 'id' },
  { name: 'cra_version', order: 'id, rev' },
  { name: 'cra_draft', order: 'person, form' },
  { name: 'cra_place', order: 'person, kind, nom' },
  { name: 'cra_reminder', order: 'person' },
  { name: 'charter_text', order: 'sha' },
  { name: 'charter_version', order: 'charter, major, minor' },
  { name: 'charter_event', order: 'id' },
  { name: 'charter_reason', order: 'act_id' },
];
