import type { BrowserAddress, HostHistory } from './host-pages.ts';
import { type Live, makeSource } from './live.ts';
import { manifest } from './manifest.ts';

/**
 * Where the full pages stand, under the path of the site: below `plug`, which is no team's name, so
 * that no team of the server is hidden by ours.
 */
export const pagesPath = `plug/${manifest.id}`;

/** A full page: its feature, and what it shows as an address writes it. */
export interface OpenPage {
  readonly id: string;
  readonly query: string;
}

/** How full pages are shown: in a place of the host's, or over the channels where it has none. */
export interface Pages {
  /** The page on screen. */
  readonly open: Live<OpenPage | undefined>;
  readonly show: (page: OpenPage) => void;
  readonly close: () => void;
  /** A whole address that opens the page again, for this reader or another. */
  readonly linkTo: (page: OpenPage) => string;
  readonly stop: () => void;
}

export interface PagesDeps {
  /** Whether the host has given the pages a place. */
  readonly isProduct: () => boolean;
  readonly history: () => HostHistory | undefined;
  readonly address: () => BrowserAddress;
  readonly goTo: (address: string) => void;
  readonly onHashChange: (listener: () => void) => () => void;
  readonly basePath: () => string;
}

export function makePages(deps: PagesDeps): Pages {
  const read = (): OpenPage | undefined => readPage(deps.address(), deps.basePath());
  const open = makeSource(read());
  const follow = (): void => {
    const page = read();
    if (deps.isProduct() || page !== undefined) {
      open.set(page);
    }
  };
  const stops = [deps.history()?.listen(follow), deps.onHashChange(follow)];
  const go = (path: string): void => {
    const history = deps.history();
    if (history === undefined) {
      deps.goTo(deps.basePath() + path);
    } else {
      history.push(path);
    }
  };
  return {
    open,
    show: (page) => (deps.isProduct() ? go(pathOf(page)) : open.set(page)),
    close: () => (deps.isProduct() ? go('/') : open.set(undefined)),
    linkTo: (page) => {
      const { origin, path } = deps.address();
      return deps.isProduct()
        ? origin + deps.basePath() + pathOf(page)
        : `${origin}${path}#${manifest.id}/${page.id}${marked(page.query)}`;
    },
    stop: () => stops.forEach((stop) => stop?.()),
  };
}

function pathOf(page: OpenPage): string {
  return `/${pagesPath}/${page.id}${marked(page.query)}`;
}

function marked(query: string): string {
  return query === '' ? '' : `?${query}`;
}

/** The page that the path names, or the part behind `#`. */
function readPage(address: BrowserAddress, basePath: string): OpenPage | undefined {
  const [hashPath = '', ...hashQuery] = address.hash.slice(1).split('?');
  return (
    pageBelow(`${basePath}/${pagesPath}`, address.path, address.query.slice(1)) ??
    pageBelow(manifest.id, hashPath, hashQuery.join('?'))
  );
}

/** Without a name, the first page, whose id is empty. */
function pageBelow(base: string, path: string, query: string): OpenPage | undefined {
  if (path !== base && !path.startsWith(`${base}/`)) {
    return undefined;
  }
  const [id = ''] = path.slice(base.length + 1).split('/');
  return { id, query };
}
