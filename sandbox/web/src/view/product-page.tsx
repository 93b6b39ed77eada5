import * as React from 'react';
import { useEffect, useState } from 'react';
import { pieces } from '../store/selectors.ts';
import type { PluginPiece } from '../store/state.ts';
import { usePage, usePageState } from './page-context.ts';
import { Piece } from './plugin-places.tsx';

export function usePath(): string {
  const { history } = usePage();
  const [path, setPath] = useState(history.location.pathname);
  useEffect(() => {
    const follow = () => {
      setPath(history.location.pathname);
    };
    // The address may have moved between the first drawing and this.
    follow();
    return history.listen(follow);
  }, [history]);
  return path;
}

interface PluginPage {
  readonly piece: PluginPiece;
  readonly hasAppBar: boolean;
}

const isUnder = (path: string, base: unknown) =>
  typeof base === 'string' && (path === base || path.startsWith(`${base}/`));

/** The page a plugin owns at this path: a product, or a route of its own. */
export function usePluginPage(path: string): PluginPage | undefined {
  const products = usePageState((state) => pieces(state, 'Product'));
  const routes = usePageState((state) => pieces(state, 'CustomRouteComponent'));
  const teamRoutes = usePageState((state) => pieces(state, 'NeedsTeamComponent'));
  const product = products.find((piece) => isUnder(path, piece['baseURL']));
  if (product !== undefined) {
    const hasAppBar = product['showAppBar'] === true;
    return { piece: { ...product, component: product['mainComponent'] }, hasAppBar };
  }
  const afterTeam = path.split('/').slice(2).join('/');
  const piece =
    routes.find((one) => isUnder(path, `/plug/${String(one['route'])}`)) ??
    teamRoutes.find((one) => isUnder(afterTeam, one['route']));
  return piece === undefined ? undefined : { piece, hasAppBar: false };
}

export function ProductPage({ piece }: { readonly piece: PluginPiece }) {
  return (
    <main className="product">
      <Piece piece={piece} />
    </main>
  );
}
