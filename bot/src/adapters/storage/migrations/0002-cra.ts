import type { Migration } from './migration.ts';

export const craTables: Migration = {
  name: 'CRAs with their revisions, drafts, places',
  statements: ({ text, integer, instant }) => [
    `create table cra (
      id ${text} primary key, author ${text} not null, rev ${integer} not null,
      form_version ${integer} not null, created_at ${instant} not null,
      updated_at ${instant} not null, deleted_at ${instant}, date ${text} not null,
      structure_id ${text} not null, departement ${text} not null, insee ${text} not null,
      activite ${text} not null, canal ${text} not null, participants ${integer} not null,
      recurrents ${integer} not null, duree ${integer} not null, themes ${text} not null,
      source ${text} not null, source_id ${text}, content ${text} not null)`,
    `create index cra_author on cra (author, date, id)`,
    `create index cra_deleted on cra (deleted_at) where deleted_at is not null and author <> ''`,
    `create table cra_version (
      id ${text} not null, rev ${integer} not null, version ${text} not null, primary key (id, rev))`,
    `create table cra_draft (
      person ${text} not null, form ${text} not null, rev ${integer} not null,
      draft ${text} not null, primary key (person, form))`,
    `create table cra_place (
      person ${text} not null, kind ${text} not null, nom ${text} not null, insee ${text} not null,
      canal ${text} not null, place ${text} not null, primary key (person, kind, nom))`,
  ],
};
