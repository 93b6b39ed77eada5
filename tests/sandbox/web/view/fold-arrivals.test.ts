import { describe, expect, it } from '@jest/globals';
import { foldArrivals } from '../../../../sandbox/web/src/view/fold-arrivals.ts';
import { aPost } from '../support/page-store.ts';

const day = 86_400_000;
const arrival = (id: string, at = 0) => aPost({ id, type: 'system_join_team', create_at: at });
const message = (id: string) => aPost({ id });
const ids = (runs: ReturnType<typeof foldArrivals>) => runs.map((run) => run.map(({ id }) => id));

describe('arrivals', () => {
  it('become one line from three on', () => {
    expect(ids(foldArrivals([arrival('a'), arrival('b'), arrival('c')]))).toEqual([
      ['a', 'b', 'c'],
    ]);
    expect(ids(foldArrivals([arrival('a'), arrival('b')]))).toEqual([['a'], ['b']]);
  });

  it('are told apart from what is said between them', () => {
    const posts = [arrival('a'), message('m'), arrival('b'), arrival('c'), arrival('d')];

    expect(ids(foldArrivals(posts))).toEqual([['a'], ['m'], ['b', 'c', 'd']]);
  });

  it('are told day by day', () => {
    const posts = [arrival('a'), arrival('b'), arrival('c', day), arrival('d', day)];

    expect(foldArrivals(posts)).toHaveLength(4);
  });
});
