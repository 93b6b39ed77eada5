import type { ChainBreak, ChainName } from '../../../bot/src/core/history.ts';
import type { OutboxEntry } from '../../../bot/src/core/outbox.ts';
import type { WaitingFile } from '../../../bot/src/core/posted-files.ts';
import type {
  CharterReason,
  CharterVersion,
  RecordedAct,
} from '../../../bot/src/features/charter/ports.ts';
import type { Cra, Draft } from '../../../bot/src/features/cra/cra.ts';
import type { Reminding } from '../../../bot/src/features/cra/remind/ports.ts';
import type { Tag } from '../../../bot/src/features/cra/tags/tag.ts';
import type { Binding, Drift, LedgerLine } from '../../../bot/src/features/channels/index.ts';
import type {
  ExceptionRecord,
  OpenCall,
  RunRecord,
} from '../../../bot/src/features/channels/ports.ts';
import type { Alias, Entry } from '../../../bot/src/features/registry/registry.ts';
import type { UsualPlace } from '@coop/contract/cra-routes';

export interface OutboxLine extends OutboxEntry {
  readonly position: number;
  readonly conversation: string;
  readonly attempts: number;
  readonly firstTriedAt?: number;
  readonly leaseUntil: number;
  readonly state: 'waiting' | 'delivered' | 'aside';
  readonly endedAt?: number;
}

export interface JobLine {
  readonly dueAt: number;
  readonly leaseUntil: number;
}

export interface ChainLine {
  readonly seq: number;
  readonly hash: string;
  readonly event: string;
}

/** What a memory storage holds: immutable values in maps, so that a copy of the maps is a copy. */
export interface Tables {
  readonly outbox: Map<string, OutboxLine>;
  readonly cards: Map<string, string>;
  readonly inbox: Map<string, number>;
  readonly files: Map<string, WaitingFile>;
  readonly jobs: Map<string, JobLine>;
  readonly leases: Map<string, { readonly holder: string; readonly until: number }>;
  readonly state: Map<string, string>;
  readonly chains: Map<ChainName, readonly ChainLine[]>;
  readonly breaks: Map<string, ChainBreak>;
  /** `<chain> <entry>` → pseudonym. */
  readonly pseudonyms: Map<string, string>;
  readonly structures: Map<string, string>;
  readonly entries: Map<string, Entry>;
  readonly aliases: Map<string, Alias>;
  /** Hash → code. */
  readonly linkCodes: Map<string, { readonly entryId: string; readonly endsAt: number }>;
  /** Account → instants of wrong codes. */
  readonly wrongCodes: Map<string, readonly number[]>;
  /** Revisions, first to last; empty once erased. */
  readonly cras: Map<string, readonly Cra[]>;
  readonly tags: Map<string, Tag>;
  readonly drafts: Map<string, Draft>;
  readonly charterTexts: Map<string, string>;
  readonly charterVersions: Map<string, CharterVersion>;
  readonly charterActs: Map<string, RecordedAct>;
  readonly charterReasons: Map<string, CharterReason>;
  readonly reminders: Map<string, Reminding>;
  readonly channelBindings: Map<string, Binding>;
  /** `<channel> <account>` → line. */
  readonly channelLines: Map<string, LedgerLine>;
  readonly channelCalls: Map<string, OpenCall>;
  readonly channelExceptions: Map<string, ExceptionRecord>;
  readonly channelRuns: Map<string, RunRecord>;
  readonly channelDrifts: Map<string, readonly Drift[]>;
  readonly usual: Map<string, UsualPlace>;
  readonly favourites: Map<string, readonly (UsualPlace & { readonly nom: string })[]>;
}

export function emptyTables(): Tables {
  return {
    outbox: new Map(),
    cards: new Map(),
    inbox: new Map(),
    files: new Map(),
    jobs: new Map(),
    leases: new Map(),
    state: new Map(),
    chains: new Map(),
    breaks: new Map(),
    pseudonyms: new Map(),
    structures: new Map(),
    entries: new Map(),
    aliases: new Map(),
    linkCodes: new Map(),
    wrongCodes: new Map(),
    cras: new Map(),
    tags: new Map(),
    drafts: new Map(),
    charterTexts: new Map(),
    charterVersions: new Map(),
    charterActs: new Map(),
    charterReasons: new Map(),
    reminders: new Map(),
    channelBindings: new Map(),
    channelLines: new Map(),
    channelCalls: new Map(),
    channelExceptions: new Map(),
    channelRuns: new Map(),
    channelDrifts: new Map(),
    usual: new Map(),
    favourites: new Map(),
  };
}

/** Answers what puts the tables back as they are now. */
export function rememberTables(tables: Tables): () => void {
  const restores = Object.values(tables).map(remember);
  return () => restores.forEach((restore) => restore());
}

function remember<K, V>(table: Map<K, V>): () => void {
  const kept = [...table];
  return () => {
    table.clear();
    kept.forEach(([key, value]) => table.set(key, value));
  };
}
