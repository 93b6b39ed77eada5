import { craTables } from './0002-cra.ts';
import { reminderTables } from './0003-reminders.ts';
import { holders } from './0004-holders.ts';
import { tagTables } from './0005-tags.ts';
import { charterTables } from './0006-charter.ts';
import { historyColumns } from './0007-history.ts';
import { statsTables } from './0008-stats.ts';
import { channelTables } from './0009-channels.ts';
import { registryTables } from './0010-community-registry.ts';
import { registryAliases } from './0011-registry-aliases.ts';
import { coreTables } from './0001-core.ts';
import type { Migration } from './migration.ts';

/** In order; the schema's version is how many of them a database has had. */
export const migrations: readonly Migration[] = [
  coreTables,
  craTables,
  reminderTables,
  holders,
  tagTables,
  charterTables,
  historyColumns,
  statsTables,
  channelTables,
  registryTables,
  registryAliases,
];
