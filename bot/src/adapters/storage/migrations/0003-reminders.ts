import type { Migration } from './migration.ts';

export const reminderTables: Migration = {
  name: 'reminders of CRAs',
  statements: ({ text, integer }) => [
    `create table cra_reminder (
      person ${text} primary key, is_silenced ${integer} not null, reminders ${text} not null)`,
  ],
};
