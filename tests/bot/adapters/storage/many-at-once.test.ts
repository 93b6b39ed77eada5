import { describe, expect, it } from '@jest/globals';

import { manyAtOnce } from '../../../../bot/src/adapters/storage/postgres/many-at-once.ts';
import { Slot } from '../../../../bot/src/adapters/storage/statement.ts';

const types = ['text', 'bigint', 'text'];
const compiled = (sql: string, ...parameters: readonly unknown[]) => ({
  name: 'one',
  sql,
  parameters,
});

describe('one statement for a list of arguments', () => {
  it('reads for each of them, and says for which', () => {
    const sql = 'select "a" from "t" where "b" = $1 and "c" >= $2 and "d" != $3 limit $4';
    const many = manyAtOnce(compiled(sql, new Slot('b'), new Slot('c'), 'import', 1), types);

    expect(many?.text).toBe(
      'select one.nth as "#nth", found.* ' +
        'from unnest($1::text[], $2::bigint[]) with ordinality as one (a1, a2, nth) ' +
        'cross join lateral (select "a" from "t" where "b" = one.a1 and "c" >= one.a2 ' +
        'and "d" != $3 limit $4) as found',
    );
    expect(
      many?.valuesOf([
        { b: 'x', c: 1 },
        { b: 'y', c: 2 },
      ]),
    ).toEqual([['x', 'y'], [1, 2], 'import', 1]);
  });

  it('inserts each of them, nulls included', () => {
    const sql =
      'insert into "t" ("a", "b", "c") values ($1, coalesce($2, $3), $4) on conflict do nothing';
    const slots = ['a', 'b', 'c'].map((name) => new Slot(name));
    const many = manyAtOnce(compiled(sql, ...slots, 0), types);

    expect(many?.text).toBe(
      'insert into "t" ("a", "b", "c") select one.a1, coalesce(one.a2, one.a3), $4 ' +
        'from unnest($1::text[], $2::bigint[], $3::text[]) with ordinality as one ' +
        '(a1, a2, a3, nth) on conflict do nothing',
    );
    expect(many?.valuesOf([{ a: 'x', b: null, c: 'z' }])).toEqual([['x'], [null], ['z'], 0]);
  });

  it('deletes each of them', () => {
    const many = manyAtOnce(compiled('delete from "t" where "a" = $1', new Slot('a')), types);

    expect(many?.text).toBe(
      'delete from "t" using unnest($1::text[]) with ordinality as one (a1, nth) ' +
        'where "a" = one.a1',
    );
  });

  it('leaves alone what it has no form for, and what takes no argument', () => {
    const update = compiled('update "t" set "a" = $1', new Slot('a'));

    expect(manyAtOnce(update, types)).toBeUndefined();
    expect(manyAtOnce(compiled('select 1 as "one"'), types)).toBeUndefined();
  });
});
