import * as React from 'react';
import { createElement, type ReactNode } from 'react';
import { Boundary } from '../host/boundary.tsx';
import { themes } from '../host/theme.ts';
import { pieces } from '../store/selectors.ts';
import type { PluginPiece, PluginView } from '../store/state.ts';
import { useText } from '../text/use-text.ts';
import { usePage, usePageDispatch, usePageState } from './page-context.ts';
import { useSettings } from './settings.ts';

export function useTheme() {
  return themes[useSettings(usePage().settings).theme];
}

/** The notice in place of a piece of a plugin that failed; the rest of the page goes on. */
function PieceBoundary(props: { readonly pluginId: string; readonly children: ReactNode }) {
  const text = useText();
  return (
    <Boundary
      instead={(retry) => (
        <div className="plugin-failure" role="alert">
          <span>{text('plugin.failed', { plugin: props.pluginId })}</span>
          <button type="button" className="btn btn-tertiary btn-sm" onClick={retry}>
            {text('plugin.retry')}
          </button>
        </div>
      )}
    >
      {props.children}
    </Boundary>
  );
}

function isView(given: unknown): given is PluginView {
  return typeof given === 'function' || (typeof given === 'object' && given !== null);
}

interface PieceProps {
  readonly piece: PluginPiece;
  readonly given?: Readonly<Record<string, unknown>>;
}

/** One component of a plugin, with the props the real web app gives it and no others. */
export function Piece({ piece, given = {} }: PieceProps) {
  const theme = useTheme();
  const { hub } = usePage();
  const component = piece['component'];
  if (!isView(component)) return null;
  return (
    <PieceBoundary pluginId={piece.pluginId}>
      {createElement(component, { theme, webSocketClient: hub.client, ...given })}
    </PieceBoundary>
  );
}

/** Every component registered at a place. */
export function Place({
  name,
  given = {},
}: {
  readonly name: string;
  given?: PieceProps['given'];
}) {
  const all = usePageState((state) => pieces(state, name));
  return (
    <>
      {all.map((piece) => (
        <Piece key={piece.id} piece={piece} given={given} />
      ))}
    </>
  );
}

/** What `WebappUtils.modals.openModal` has opened. */
export function Modals() {
  const modals = usePageState((state) => state.views.modals.modalState);
  const dispatch = usePageDispatch();
  return (
    <>
      {Object.entries(modals).map(([modalId, { dialogType, dialogProps }]) => {
        const close = () => void dispatch({ type: 'MODAL_CLOSE', modalId });
        const given = { ...dialogProps, show: true, onExited: close, onHide: close };
        return (
          <PieceBoundary key={modalId} pluginId={modalId}>
            {createElement(dialogType, given)}
          </PieceBoundary>
        );
      })}
    </>
  );
}

/** Text or element of a registry call. */
export function label(given: unknown): ReactNode {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- handed to React as the plugin gave it; nonsense must fail here as in the real web app
  return given as ReactNode;
}

/** Calls what a plugin registered as an action. */
export function call(piece: PluginPiece, name: string, ...given: readonly unknown[]): unknown {
  const action = piece[name];
  if (typeof action !== 'function') return undefined;
  const answer: unknown = Reflect.apply(action, undefined, [...given]);
  return answer;
}
