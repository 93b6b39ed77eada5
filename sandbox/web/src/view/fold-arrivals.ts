import type { Post } from '../client/model.ts';

const arrivals = new Set([
  'system_join_team',
  'system_add_to_team',
  'system_join_channel',
  'system_add_to_channel',
]);

/** Fewer arrivals than this are told one by one. */
const leastFolded = 3;

const dayOf = (post: Post) => new Date(post.create_at).toDateString();

const belongTogether = (a: Post | undefined, b: Post) =>
  a !== undefined && arrivals.has(a.type) && arrivals.has(b.type) && dayOf(a) === dayOf(b);

/** Messages in runs: people who arrive one after the other on a day make one, others stand alone. */
export function foldArrivals(posts: readonly Post[]): readonly (readonly Post[])[] {
  const runs: Post[][] = [];
  for (const post of posts) {
    const run = runs[runs.length - 1];
    if (run !== undefined && belongTogether(run[run.length - 1], post)) run.push(post);
    else runs.push([post]);
  }
  return runs.flatMap((run) => (run.length < leastFolded ? run.map((post) => [post]) : [run]));
}
