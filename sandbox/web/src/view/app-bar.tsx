import * as React from 'react';
import type { ReactNode } from 'react';
import { currentChannel, currentMember, pieces } from '../store/selectors.ts';
import type { PluginPiece } from '../store/state.ts';
import { useText } from '../text/use-text.ts';
import { usePageState } from './page-context.ts';
import { call, label } from './plugin-places.tsx';

function AppBarButton({
  piece,
  face,
  name,
}: {
  piece: PluginPiece;
  face: ReactNode;
  name: string;
}) {
  const channel = usePageState(currentChannel);
  const member = usePageState(currentMember);
  const openId = usePageState((state) =>
    state.views.rhs.rhsState === 'plugin' ? state.views.rhs.pluggableId : '',
  );
  const panelId = piece['rhsComponentId'];
  const isOpen = typeof panelId === 'string' && panelId === openId;
  return (
    <button
      type="button"
      id={`app-bar-icon-${piece.pluginId}`}
      className="app-bar__button"
      aria-label={name}
      title={name}
      aria-pressed={typeof panelId === 'string' ? isOpen : undefined}
      onClick={() => void call(piece, 'action', channel, member)}
    >
      {face}
    </button>
  );
}

const nameOf = (given: unknown, pluginId: string) => (typeof given === 'string' ? given : pluginId);

/** The bar at the far right; absent up to 768 px, where the channel's menu stands in. */
export function AppBar() {
  const text = useText();
  const icons = usePageState((state) => pieces(state, 'AppBar'));
  const buttons = usePageState((state) => pieces(state, 'ChannelHeaderButton'));
  const hasIcon = (pluginId: string) => icons.some((icon) => icon.pluginId === pluginId);
  const others = buttons.filter((piece) => !hasIcon(piece.pluginId));
  if (icons.length + others.length === 0) return null;
  return (
    <aside className="app-bar" aria-label={text('appBar.label')}>
      {icons.map((piece) => (
        <AppBarButton
          key={piece.id}
          piece={piece}
          name={nameOf(piece['tooltipText'], piece.pluginId)}
          face={<img src={String(piece['iconUrl'])} alt={piece.pluginId} width={24} height={24} />}
        />
      ))}
      {others.map((piece) => (
        <AppBarButton
          key={piece.id}
          piece={piece}
          name={nameOf(piece['dropdownText'], piece.pluginId)}
          face={label(piece['icon'])}
        />
      ))}
    </aside>
  );
}
