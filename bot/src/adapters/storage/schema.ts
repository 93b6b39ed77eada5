import type { Generated } from 'kysely';

/** The tables as both databases hold them: instants in ms, dates as text, JSON as text. */
export interface Schema {
  bot_state: { name: string; value: string };
  outbox: OutboxTable;
  card: { card: string; post_id: string };
  inbox: { id: string; seen_at: number };
  waiting_file: WaitingFileTable;
  link_code: { hash: string; entry_id: string; ends_at: number };
  link_attempt: { user_id: string; at: number };
  job: {
    name: string;
    due_at: number;
    lease_until: number;
    lease_by: string | null;
    failures: number;
    reason: string | null;
  };
  lease: { name: string; holder: string; until: number };
  history_event: { chain: string; seq: number; hash: string; event: string };
  history_head: { chain: string; seq: number; hash: string };
  history_segment: HistorySegmentTable;
  pseudonym: { chain: string; entry_id: string; pseudonym: string };
  structure: { id: string; name: string };
  registry_entry: RegistryEntryTable;
  registry_email: { email: string; entry_id: string };
  registry_affectation: AffectationTable;
  registry_alias: RegistryAliasTable;
  cra: CraTable;
  tag: TagTable;
  cra_version: { id: string; rev: number; version: string };
  cra_draft: { person: string; form: string; rev: number; draft: string };
  cra_place: CraPlaceTable;
  charter_text: { sha: string; text: string };
  charter_version: CharterVersionTable;
  charter_event: {
    id: string;
    charter: string;
    user_id: string;
    at: number;
    event: string;
  };
  charter_reason: { act_id: string; salt: string; words: string; at: number };
  stats_pending: { position: Generated<number>; author: string; changes: string };
  stats_segment: StatsSegmentTable;
  stats_code: { number: number; kind: string; id: string };
  stats_employed: { structure: string; author: string };
  stats_state: { name: string; value: string };
  channel_binding: { channel: string; team: string; binding: string };
  channel_member: { channel: string; user_id: string; line: string };
  channel_call: { id: string; team: string; intent: string };
  channel_exception: ChannelExceptionTable;
  channel_run: { id: string; team: string; state: string; at: number; run: string };
  channel_drift: { team: string; drifts: string };
  cra_reminder: { person: string; is_silenced: number; reminders: string };
}

export interface ChannelExceptionTable {
  channel: string;
  user_id: string;
  decision: string;
  /** Last day included. */
  until: string;
  reason: string;
  author: string;
  at: number;
  is_warned: number;
}

/** The last file of a person that waits for the command that imports it. */
export interface WaitingFileTable {
  user_id: string;
  file_id: string;
  name: string;
  size_bytes: number;
  posted_at: number;
}

export interface OutboxTable {
  position: Generated<number>;
  key: string;
  /** Effects of one conversation are delivered in order of position. */
  conversation: string;
  card: string | null;
  /** Empty once delivered. */
  effect: string;
  due_at: number;
  attempts: number;
  first_tried_at: number | null;
  lease_until: number;
  /** The bot that took it. */
  lease_by: string | null;
  state: 'waiting' | 'delivered' | 'aside';
  post_id: string | null;
  reason: string | null;
  ended_at: number | null;
}

/** Where a chain went on after a break: its first event, and what was found before it. */
export interface HistorySegmentTable {
  chain: string;
  first_seq: number;
  prev_hash: string;
  broken_seq: number;
  why: string;
  accepted_at: number | null;
}

export interface RegistryEntryTable {
  id: string;
  status: string;
  user_id: string | null;
  link: string | null;
  /** The entry as JSON, without id, status, link and affectations. */
  entry: string;
}

export interface RegistryAliasTable {
  alias: string;
  entry_id: string;
  merged_at: number;
  /** What both entries were, as JSON. */
  before: string;
}

export interface AffectationTable {
  entry_id: string;
  rank: number;
  structure_id: string;
  departement: string;
  from_date: string;
  to_date: string | null;
}

export interface CraTable {
  id: string;
  /** Empty once erased: the id stays known, nothing else. */
  author: string;
  rev: number;
  form_version: number;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
  date: string;
  structure_id: string;
  /** Of the place of activity. */
  departement: string;
  insee: string;
  activite: string;
  canal: string;
  participants: number;
  recurrents: number;
  duree: number;
  /** Codes in the order of the form, commas between. */
  themes: string;
  /** Ids in the order chosen, commas between, each the one that stands for it since its merge. */
  tags: string;
  /** Those of the title and the notes, without accents and capitals. */
  words: string;
  serie: string | null;
  source: string;
  source_id: string | null;
  content: string;
}

export interface TagTable {
  id: string;
  scope: 'person' | 'territory' | 'nation';
  /** The person; codes of départements, commas between; empty for the nation. */
  owner: string;
  name: string;
  made_by: string;
  made_at: number;
  archived_at: number | null;
  merged_into: string | null;
}

export interface CharterVersionTable {
  charter: string;
  major: number;
  minor: number;
  published_at: number;
  effective: string;
  grace_days: number;
  retracted_at: number | null;
  /** The documents and the hashes of their texts, as JSON. */
  editions: string;
}

/** Sums, or packed CRAs, of a month, a day or a year; what they are of: `stats/segments.ts`. */
export interface StatsSegmentTable {
  kind: string;
  key: string;
  place: string;
  period: number;
  /** Position of the last change that is in it. */
  upto: number;
  /** Bytes in base64, or numbers as JSON. */
  held: string;
}

export interface CraPlaceTable {
  person: string;
  kind: 'usual' | 'favourite';
  /** Empty for the usual place. */
  nom: string;
  insee: string;
  canal: string;
  place: string;
}
