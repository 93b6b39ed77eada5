import * as React from 'react';
import { useMemo } from 'react';
import { pathOf } from '../session/navigation.ts';
import { pieces, sidebarEntries, type ChannelEntry } from '../store/selectors.ts';
import { useText } from '../text/use-text.ts';
import { ChannelIcon } from './channel-header.tsx';
import { Menu } from './menu.tsx';
import { usePage, usePageState } from './page-context.ts';
import { call, label, Place } from './plugin-places.tsx';

interface EntryProps {
  readonly entry: ChannelEntry;
  readonly onGone: () => void;
}

function Entry({ entry, onGone }: EntryProps) {
  const text = useText();
  const { history } = usePage();
  const isCurrent = usePageState(
    (state) => state.entities.channels.currentChannelId === entry.channel.id,
  );
  const unread = entry.isUnread || entry.mentions > 0;
  const path = usePageState((state) => pathOf(state, entry.channel.id));
  return (
    <li>
      <a
        id={`sidebarItem_${entry.channel.name}`}
        className={unread ? 'channel-link channel-link--unread' : 'channel-link'}
        href={path}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={(event) => {
          event.preventDefault();
          history.push(path);
          onGone();
        }}
      >
        <ChannelIcon channel={entry.channel} />
        <span className="channel-link__name">{entry.title}</span>
        {unread ? <span className="sr-only">{text('sidebar.unread')}</span> : null}
        {entry.mentions > 0 ? (
          <span className="badge" aria-label={text('sidebar.mentions', { count: entry.mentions })}>
            {entry.mentions}
          </span>
        ) : null}
      </a>
    </li>
  );
}

interface GroupProps {
  readonly title: string;
  readonly entries: readonly ChannelEntry[];
  readonly onGone: () => void;
}

function Group({ title, entries, onGone }: GroupProps) {
  if (entries.length === 0) return null;
  return (
    <section className="sidebar__group">
      <h2>{title}</h2>
      <ul>
        {entries.map((entry) => (
          <Entry key={entry.channel.id} entry={entry} onGone={onGone} />
        ))}
      </ul>
    </section>
  );
}

function TeamMenu() {
  const text = useText();
  const entries = usePageState((state) => pieces(state, 'MainMenu'));
  const name = usePageState(
    (state) => state.entities.teams.teams[state.entities.teams.currentTeamId]?.display_name ?? '',
  );
  const items = entries.map((piece) => ({
    key: piece.id,
    text: label(piece['text']),
    onSelect: () => void call(piece, 'action'),
  }));
  if (items.length === 0) return <p className="sidebar__team">{name}</p>;
  return (
    <Menu
      label={text('sidebar.teamMenu', { name })}
      className="sidebar__team sidebar__team--button"
      face={
        <>
          <span className="sidebar__name">{name}</span>
          <i className="icon icon-chevron-down" aria-hidden="true" />
        </>
      }
      items={items}
    />
  );
}

/** The channels of the team and the direct messages, unread ones in bold. */
export function Sidebar({ onGone }: { readonly onGone: () => void }) {
  const text = useText();
  const entities = usePageState((state) => state.entities);
  const { team, direct } = useMemo(() => sidebarEntries({ entities }), [entities]);
  return (
    <nav className="sidebar" aria-label={text('sidebar.label')} id="SidebarContainer">
      <TeamMenu />
      <Place name="LeftSidebarHeader" />
      <div className="sidebar__scroll">
        <Group title={text('sidebar.channels')} entries={team} onGone={onGone} />
        <Group title={text('sidebar.direct')} entries={direct} onGone={onGone} />
      </div>
    </nav>
  );
}
