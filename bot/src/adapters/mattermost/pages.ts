/** Mattermost gives 200 at most and lowers a greater wish without a word. */
export const pageSize = 200;

/**
 * Reads page after page (0, 1, …) until one comes back short. Pages are taken by position: people
 * who come or go meanwhile may be met twice or not at all, so that a difference is checked again
 * before anything is done about it.
 */
export async function* readPages<T>(
  readPage: (page: number) => Promise<readonly T[]>,
): AsyncGenerator<readonly T[], void, void> {
  for (let page = 0; ; page += 1) {
    const items = await readPage(page);
    if (items.length > 0) yield items;
    if (items.length < pageSize) return;
  }
}

/** Cuts a list into parts of at most `size`, in order, each id once. */
export function batchesOf(ids: Iterable<string>, size: number): readonly (readonly string[])[] {
  const unique = [...new Set(ids)];
  const starts = Array.from({ length: Math.ceil(unique.length / size) }, (_, n) => n * size);
  return starts.map((start) => unique.slice(start, start + size));
}
