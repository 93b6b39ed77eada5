import type { Clock } from '../clock.ts';

const LIFE = 30_000;

/** Keys that clients give to posts they may send twice; one name space for everybody. */
export class PendingPosts {
  readonly #clock: Clock;
  readonly #known = new Map<string, { readonly postId: string; readonly until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The post already made under that key, while it is remembered (30 s). */
  postOf(key: string): string | undefined {
    const known = this.#known.get(key);
    return known !== undefined && known.until > this.#clock.now() ? known.postId : undefined;
  }

  remember(key: string, postId: string): void {
    if (key === '') return;
    const now = this.#clock.now();
    for (const [other, { until }] of this.#known) {
      if (until > now) break;
      this.#known.delete(other);
    }
    this.#known.delete(key);
    this.#known.set(key, { postId, until: now + LIFE });
  }
}
