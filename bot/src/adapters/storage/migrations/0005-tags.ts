import type { Execute, Migration } from './migration.ts';
import { stableUlid } from '../../../core/stable-ulid.ts';

export const tagTables: Migration = {
  name: 'tags, series of CRAs',
  statements: ({ text, instant }) => [
    `create table tag (
      id ${text} primary key, scope ${text} not null, owner ${text} not null, name ${text} not null,
      made_by ${text} not null, made_at ${instant} not null, archived_at ${instant},
      merged_into ${text})`,
    `create index tag_owner on tag (scope, owner)`,
    `create index tag_merged on tag (merged_into) where merged_into is not null`,
    `alter table cra add column tags ${text} not null default ''`,
    `alter table cra add column serie ${text}`,
    `create index cra_tagged on cra (author) where tags <> ''`,
    `create index cra_serie on cra (author, serie) where serie is not null`,
  ],
  convert: async (execute) => {
    const making = { execute, made: new Set<string>() };
    await convertCras(making);
    await convertVersions(making);
  },
};

interface Making {
  readonly execute: Execute;
  readonly made: Set<string>;
}

/** Tags were names: each becomes a tag of the author, always under the same id. */
async function convertCras(making: Making): Promise<void> {
  const rows = await making.execute(
    `select id, author, created_at, content from cra
     where content like '%"tags":["%' or content like '%"serie":"%' order by created_at, id`,
  );
  for (const row of rows) {
    const author = String(valueOf(row, 'author'));
    const at = Number(valueOf(row, 'created_at'));
    const content = objectOf(valueOf(row, 'content'));
    const tags = await makeTags(making, namesOf(content), { author, at });
    const { serie } = content;
    await making.execute(
      `update cra set tags = ${quoted(tags.join(','))},
       serie = ${typeof serie === 'string' ? quoted(serie) : 'null'},
       content = ${quoted(JSON.stringify({ ...content, tags }))}
       where id = ${quoted(valueOf(row, 'id'))}`,
    );
  }
}

/** Former revisions name the same tags. */
async function convertVersions(making: Making): Promise<void> {
  const rows = await making.execute(
    `select id, rev, version from cra_version where version like '%"tags":["%' order by id, rev`,
  );
  for (const row of rows) {
    const { content: inside, ...version } = objectOf(valueOf(row, 'version'));
    const content = objectOf(JSON.stringify(inside));
    const author = String(version['author']);
    const at = Number(version['createdAt']);
    const tags = await makeTags(making, namesOf(content), { author, at });
    await making.execute(
      `update cra_version
       set version = ${quoted(JSON.stringify({ ...version, content: { ...content, tags } }))}
       where id = ${quoted(valueOf(row, 'id'))} and rev = ${Number(valueOf(row, 'rev'))}`,
    );
  }
}

/** Ids of the names, each once; those that are met for the first time are made. */
async function makeTags(
  { execute, made }: Making,
  names: readonly string[],
  { author, at }: { readonly author: string; readonly at: number },
): Promise<readonly string[]> {
  const ids = new Set<string>();
  for (const name of names) {
    const id = stableUlid(`tag ${author} ${keyOf(name)}`);
    ids.add(id);
    if (made.has(id)) continue;
    made.add(id);
    const values = [id, 'person', author, name, author].map(quoted).join(', ');
    await execute(
      `insert into tag (id, scope, owner, name, made_by, made_at) values (${values}, ${at})`,
    );
  }
  return [...ids];
}

/** What two ways of writing one name had in common when they became tags. */
function keyOf(name: string): string {
  const folded = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return folded
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[\s_'’-]+/g, ' ')
    .trim();
}

function namesOf({ tags }: Readonly<Record<string, unknown>>): readonly string[] {
  return Array.isArray(tags) ? tags.map(String) : [];
}

function objectOf(json: unknown): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(String(json));
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function valueOf(row: unknown, column: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, column) : undefined;
}

function quoted(text: unknown): string {
  return `'${String(text).replace(/'/g, "''")}'`;
}
