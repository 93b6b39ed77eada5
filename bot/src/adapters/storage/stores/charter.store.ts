import { hash } from 'node:crypto';

import type {
  CharterEdition,
  CharterEvent,
  CharterReader,
  CharterStore,
  CharterVersion,
} from '../../../features/charter/ports.ts';
import type { CharterVersionTable } from '../schema.ts';
import type { Session } from '../session.ts';
import { columnsOf, statement } from '../statement.ts';

type VersionRow = Readonly<CharterVersionTable>;
type EventRow = { readonly user_id: string; readonly event: string };

const versionColumns = [
  'charter',
  'major',
  'minor',
  'published_at',
  'effective',
  'grace_days',
  'retracted_at',
  'editions',
] as const satisfies readonly (keyof CharterVersionTable)[];

const versions = statement<{ charter: string }, VersionRow>(
  'charter.versions',
  ({ db }, { charter }) =>
    db
      .selectFrom('charter_version')
      .select(versionColumns)
      .where('charter', '=', charter)
      .orderBy('major')
      .orderBy('minor'),
);

const text = statement<{ sha: string }, { text: string }>('charter.text', ({ db }, { sha }) =>
  db.selectFrom('charter_text').select('text').where('sha', '=', sha),
);

const eventsOf = statement<{ charter: string; user_id: string }, EventRow>(
  'charter.eventsOf',
  ({ db }, { charter, user_id }) =>
    db
      .selectFrom('charter_event')
      .select(['user_id', 'event'])
      .where('charter', '=', charter)
      .where('user_id', '=', user_id)
      .orderBy('at')
      .orderBy('id'),
);

const everyone = statement<{ charter: string }, EventRow>(
  'charter.everyone',
  ({ db }, { charter }) =>
    db
      .selectFrom('charter_event')
      .select(['user_id', 'event'])
      .where('charter', '=', charter)
      .orderBy('user_id')
      .orderBy('at')
      .orderBy('id'),
);

const act = statement<{ id: string }, EventRow & { readonly charter: string }>(
  'charter.act',
  ({ db }, { id }) =>
    db.selectFrom('charter_event').select(['charter', 'user_id', 'event']).where('id', '=', id),
);

const reason = statement<{ actId: string }, { salt: string; words: string; at: number }>(
  'charter.reason',
  ({ db }, { actId }) =>
    db.selectFrom('charter_reason').select(['salt', 'words', 'at']).where('act_id', '=', actId),
);

const keepText = statement<{ sha: string; text: string }>('charter.keepText', ({ db }, row) =>
  db
    .insertInto('charter_text')
    .values(columnsOf(row, ['sha', 'text']))
    .onConflict((conflict) => conflict.column('sha').doNothing()),
);

const publish = statement<{ [K in keyof VersionRow]: VersionRow[K] }>(
  'charter.publish',
  ({ db }, row) =>
    db
      .insertInto('charter_version')
      .values(columnsOf(row, versionColumns))
      .onConflict((conflict) => conflict.columns(['charter', 'major', 'minor']).doNothing()),
);

const retract = statement<{ charter: string; major: number; minor: number; at: number }>(
  'charter.retract',
  ({ db }, { charter, major, minor, at }) =>
    db
      .updateTable('charter_version')
      .set({ retracted_at: at })
      .where('charter', '=', charter)
      .where('major', '=', major)
      .where('minor', '=', minor)
      .where('retracted_at', 'is', null),
);

const record = statement<{
  id: string;
  charter: string;
  user_id: string;
  at: number;
  event: string;
}>('charter.record', ({ db }, row) =>
  db
    .insertInto('charter_event')
    .values(columnsOf(row, ['id', 'charter', 'user_id', 'at', 'event']))
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

const keepReason = statement<{ act_id: string; salt: string; words: string; at: number }>(
  'charter.keepReason',
  ({ db }, row) =>
    db
      .insertInto('charter_reason')
      .values(columnsOf(row, ['act_id', 'salt', 'words', 'at']))
      .onConflict((conflict) => conflict.column('act_id').doNothing()),
);

const forgetReasons = statement<{ before: number }>('charter.forgetReasons', ({ db }, { before }) =>
  db.deleteFrom('charter_reason').where('at', '<', before),
);

export function makeCharterReader(session: Session): CharterReader {
  return {
    versions: async (charter) => (await session.all(versions, { charter })).map(toVersion),
    text: async (sha) => (await session.first(text, { sha }))?.text,
    eventsOf: async (charter, userId) =>
      (await session.all(eventsOf, { charter, user_id: userId })).map(toEvent),
    everyone: async (charter) => byPerson(await session.all(everyone, { charter })),
    act: async (id) => {
      const row = await session.first(act, { id });
      return row && { charter: row.charter, userId: row.user_id, event: toEvent(row) };
    },
    reason: async (actId) => {
      const row = await session.first(reason, { actId });
      return row && { actId, ...row };
    },
  };
}

export function makeCharterStore(session: Session): CharterStore {
  return {
    ...makeCharterReader(session),
    keepText: async (kept) => {
      const sha = hash('sha256', kept);
      await session.send(keepText, { sha, text: kept });
      return sha;
    },
    publish: async (version) => (await session.run(publish, toVersionRow(version))) === 1,
    retract: (charter, { major, minor }, at) =>
      session.send(retract, { charter, major, minor, at }),
    record: async (charter, userId, event) => {
      const { id, at } = event;
      const row = { id, charter, user_id: userId, at, event: JSON.stringify(event) };
      return (await session.run(record, row)) === 1;
    },
    keepReason: ({ actId, ...kept }) => session.send(keepReason, { act_id: actId, ...kept }),
    forgetReasons: (before) => session.run(forgetReasons, { before }),
  };
}

function byPerson(rows: readonly EventRow[]): ReadonlyMap<string, readonly CharterEvent[]> {
  const people = new Map<string, CharterEvent[]>();
  for (const row of rows) {
    const events = people.get(row.user_id) ?? [];
    events.push(toEvent(row));
    people.set(row.user_id, events);
  }
  return people;
}

function toEvent({ event }: { readonly event: string }): CharterEvent {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by `record` alone
  return JSON.parse(event) as CharterEvent;
}

function toVersion(row: VersionRow): CharterVersion {
  return {
    charter: row.charter,
    number: { major: row.major, minor: row.minor },
    publishedAt: row.published_at,
    effective: row.effective,
    graceDays: row.grace_days,
    ...(row.retracted_at !== null && { retractedAt: row.retracted_at }),
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by `publish` alone
    editions: JSON.parse(row.editions) as readonly CharterEdition[],
  };
}

function toVersionRow(version: CharterVersion): VersionRow {
  return {
    charter: version.charter,
    major: version.number.major,
    minor: version.number.minor,
    published_at: version.publishedAt,
    effective: version.effective,
    grace_days: version.graceDays,
    retracted_at: version.retractedAt ?? null,
    editions: JSON.stringify(version.editions),
  };
}
