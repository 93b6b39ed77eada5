import type { Post } from './entities.ts';
import { Table } from './table.ts';

/** Posts with what their lists need: each channel's in order of creation, each root's replies. */
export class PostStore {
  readonly #rows = new Table<Post>((post) => post.id);
  readonly #replies = this.#rows.index((post) => (post.root_id === '' ? undefined : post.root_id));
  readonly #pinned = this.#rows.index((post) => (post.is_pinned ? post.channel_id : undefined));
  readonly #history = this.#rows.index((post) =>
    post.original_id === '' ? undefined : post.original_id,
  );
  readonly #timelines = new Map<string, string[]>();

  get(id: string): Post | undefined {
    return this.#rows.get(id);
  }

  put(post: Post): Post {
    if (!this.#rows.has(post.id)) this.#insert(post);
    return this.#rows.put(post);
  }

  /** Ids of a channel's posts by time of creation, oldest first; deleted ones and former versions included. */
  timeline(channelId: string): readonly string[] {
    return this.#timelines.get(channelId) ?? [];
  }

  /** Place in the timeline where posts of that time or later begin. */
  placeOf(channelId: string, createAt: number): number {
    return this.#lowerBound(this.#timelines.get(channelId) ?? [], createAt);
  }

  replies(rootId: string): readonly Post[] {
    return this.#replies.all(rootId);
  }

  pinned(channelId: string): readonly Post[] {
    return this.#pinned.all(channelId);
  }

  /** Former versions of an edited post, oldest first. */
  history(postId: string): readonly Post[] {
    return this.#history.all(postId);
  }

  values(): Iterable<Post> {
    return this.#rows.values();
  }

  clear(): void {
    this.#rows.clear();
    this.#timelines.clear();
  }

  #insert(post: Post): void {
    const timeline = this.#timelines.get(post.channel_id) ?? [];
    this.#timelines.set(post.channel_id, timeline);
    const last = timeline.at(-1);
    const isLatest = last === undefined || this.#timeOf(last) <= post.create_at;
    timeline.splice(
      isLatest ? timeline.length : this.#lowerBound(timeline, post.create_at + 1),
      0,
      post.id,
    );
  }

  #lowerBound(timeline: readonly string[], createAt: number): number {
    let low = 0;
    let high = timeline.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#timeOf(timeline[middle] ?? '') < createAt) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #timeOf(id: string): number {
    return this.#rows.get(id)?.create_at ?? 0;
  }
}
