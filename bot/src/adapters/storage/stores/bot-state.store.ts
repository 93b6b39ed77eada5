import type { BotState } from '../../../core/bot-state.ts';
import type { Session } from '../session.ts';
import { statement } from '../statement.ts';

const read = statement<{ name: string }, { value: string }>('state.read', ({ db }, { name }) =>
  db.selectFrom('bot_state').select('value').where('name', '=', name),
);

const write = statement<{ name: string; value: string }>('state.write', ({ db }, row) =>
  db
    .insertInto('bot_state')
    .values({ name: row.name, value: row.value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row.value })),
);

const forget = statement<{ name: string }>('state.forget', ({ db }, { name }) =>
  db.deleteFrom('bot_state').where('name', '=', name),
);

export function makeBotState(session: Session): BotState {
  return {
    read: async ({ name, schema }) => {
      const row = await session.first(read, { name });
      return row === undefined ? undefined : schema.parse(JSON.parse(row.value));
    },
    write: ({ name }, value) => session.send(write, { name, value: JSON.stringify(value) }),
    forget: ({ name }) => session.send(forget, { name }),
  };
}
