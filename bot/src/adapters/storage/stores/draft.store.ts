import type { Draft } from '../../../features/cra/cra.ts';
import type { DraftStore } from '../../../features/cra/ports.ts';
import type { Session } from '../session.ts';
import { statement } from '../statement.ts';
import { toDraft, toDraftRow } from './draft.row.ts';

const read = statement<{ person: string; form: string }, { rev: number; draft: string }>(
  'draft.read',
  ({ db }, { person, form }) =>
    db
      .selectFrom('cra_draft')
      .select(['rev', 'draft'])
      .where('person', '=', person)
      .where('form', '=', form),
  ['draft.person'],
);

const first = statement<{ person: string; form: string; rev: number; draft: string }>(
  'draft.first',
  ({ db }, { person, form, rev, draft }) =>
    db
      .insertInto('cra_draft')
      .values({ person, form, rev, draft })
      .onConflict((conflict) => conflict.doNothing()),
  ['draft.person'],
);

const next = statement<{
  person: string;
  form: string;
  rev: number;
  before: number;
  draft: string;
}>(
  'draft.next',
  ({ db }, { person, form, rev, before, draft }) =>
    db
      .updateTable('cra_draft')
      .set({ rev, draft })
      .where('person', '=', person)
      .where('form', '=', form)
      .where('rev', '=', before),
  ['draft.person'],
);

const drop = statement<{ person: string; form: string }>(
  'draft.drop',
  ({ db }, args) =>
    db.deleteFrom('cra_draft').where('person', '=', args.person).where('form', '=', args.form),
  ['draft.person'],
);

export function makeDraftStore(session: Session): DraftStore {
  const write = (person: string, form: string, draft: Draft) => {
    const row = { person, form, ...toDraftRow(draft) };
    return draft.rev === 1
      ? session.run(first, row)
      : session.run(next, { ...row, before: draft.rev - 1 });
  };
  return {
    read: async (person, form) => {
      const row = await session.first(read, { person, form });
      return row && toDraft(row);
    },
    write: async (person, form, draft) => (await write(person, form, draft)) === 1,
    drop: (person, form) => session.send(drop, { person, form }),
  };
}
