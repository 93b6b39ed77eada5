import { makeSource, type Source } from '../../webapp/src/core/live.ts';
import type { OpenPage, Pages } from '../../webapp/src/core/pages.ts';

export interface FakePages extends Pages {
  readonly open: Source<OpenPage | undefined>;
}

/** Full pages without an address bar: what is asked for is on screen. */
export function makeFakePages(): FakePages {
  const open = makeSource<OpenPage | undefined>(undefined);
  return {
    open,
    show: open.set,
    close: () => open.set(undefined),
    linkTo: ({ id, query }) => `https://chat.example/plug/coop/${id}?${query}`,
    stop: () => undefined,
  };
}
