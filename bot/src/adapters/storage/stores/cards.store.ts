import type { Cards } from '../../../core/outbox.ts';
import type { Session } from '../session.ts';
import { statement } from '../statement.ts';

const postOf = statement<{ card: string }, { post_id: string }>('card.post', ({ db }, { card }) =>
  db.selectFrom('card').select('post_id').where('card', '=', card),
);

const cardOf = statement<{ postId: string }, { card: string }>('card.of', ({ db }, { postId }) =>
  db.selectFrom('card').select('card').where('post_id', '=', postId),
);

const place = statement<{ card: string; postId: string }>('card.place', ({ db }, args) =>
  db
    .insertInto('card')
    .values({ card: args.card, post_id: args.postId })
    .onConflict((conflict) => conflict.column('card').doUpdateSet({ post_id: args.postId })),
);

const forget = statement<{ card: string }>('card.forget', ({ db }, { card }) =>
  db.deleteFrom('card').where('card', '=', card),
);

export function makeCards(session: Session): Cards {
  return {
    postOf: async (card) => (await session.first(postOf, { card }))?.post_id,
    cardOf: async (postId) => (await session.first(cardOf, { postId }))?.card,
    place: (card, postId) => session.send(place, { card, postId }),
    forget: (card) => session.send(forget, { card }),
  };
}
