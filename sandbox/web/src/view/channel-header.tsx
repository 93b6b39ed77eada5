import * as React from 'react';
import type { Channel } from '../client/model.ts';
import { channelTitle, partnerId, pieces } from '../store/selectors.ts';
import { useText } from '../text/use-text.ts';
import { Avatar } from './avatar.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import { usePage, usePageState } from './page-context.ts';
import { call, label } from './plugin-places.tsx';
import { RichText } from './rich-text.tsx';

export function ChannelIcon({ channel }: { readonly channel: Channel }) {
  const other = usePageState((state) => {
    const { users } = state.entities;
    return channel.type === 'D'
      ? users.profiles[partnerId(channel, users.currentUserId)]
      : undefined;
  });
  if (channel.type === 'D') return <Avatar user={other} size={20} />;
  const icon = channel.type === 'P' ? 'icon-lock-outline' : 'icon-globe';
  return <i className={`icon ${icon}`} aria-hidden="true" />;
}

/** Entries of plugins in the channel's menu; in narrow view their buttons stand there too. */
function useMenuItems(channel: Channel): MenuItem[] {
  const text = useText();
  const { store } = usePage();
  const entries = usePageState((state) => pieces(state, 'ChannelHeader'));
  const buttons = usePageState((state) => pieces(state, 'MobileChannelHeaderButton'));
  const isNarrow = usePageState((state) => state.views.browser.windowSize === 'mobileView');
  const member = usePageState((state) => state.entities.channels.myMembers[channel.id]);
  const copy = {
    key: 'copy',
    text: text('channel.copyName'),
    onSelect: () => void navigator.clipboard.writeText(channel.name),
  };
  const ofPlugins = entries
    .filter((piece) => call(piece, 'shouldRender', store.getState()) === true)
    .map((piece) => ({
      key: piece.id,
      text: label(piece['text']),
      onSelect: () => void call(piece, 'action', channel.id),
    }));
  const ofButtons = isNarrow
    ? buttons.map((piece) => ({
        key: `button-${piece.id}`,
        text: label(piece['dropdownText']),
        onSelect: () => void call(piece, 'action', channel, member),
      }))
    : [];
  return [...ofPlugins, ...ofButtons, copy];
}

function NarrowButtons({ channel }: { readonly channel: Channel }) {
  const buttons = usePageState((state) => pieces(state, 'MobileChannelHeaderButton'));
  const member = usePageState((state) => state.entities.channels.myMembers[channel.id]);
  return (
    <>
      {buttons.map((piece) => (
        <button
          key={piece.id}
          type="button"
          className="icon-button"
          aria-label={
            typeof piece['tooltipText'] === 'string' ? piece['tooltipText'] : piece.pluginId
          }
          onClick={() => void call(piece, 'action', channel, member)}
        >
          {label(piece['icon'])}
        </button>
      ))}
    </>
  );
}

interface ChannelHeaderProps {
  readonly channel: Channel;
  readonly onOpenChannels: () => void;
}

export function ChannelHeader({ channel, onOpenChannels }: ChannelHeaderProps) {
  const text = useText();
  const { frame } = usePage();
  const title = usePageState((state) => channelTitle(state, channel));
  const isNarrow = usePageState((state) => state.views.browser.windowSize === 'mobileView');
  const items = useMenuItems(channel);
  return (
    <header className="channel-header" id="channel-header">
      {isNarrow ? (
        <button
          type="button"
          className="icon-button"
          aria-label={text('sidebar.open')}
          title={text('sidebar.open')}
          onClick={onOpenChannels}
        >
          <i
            className={`icon ${frame === 'phone' ? 'icon-arrow-left' : 'icon-menu'}`}
            aria-hidden="true"
          />
        </button>
      ) : null}
      <div className="channel-header__text">
        <h1 className="channel-header__title">
          <Menu
            label={text('channel.menu', { name: title })}
            className="channel-header__button"
            face={
              <>
                <ChannelIcon channel={channel} />
                <span className="channel-header__name">{title}</span>
                <i className="icon icon-chevron-down" aria-hidden="true" />
              </>
            }
            items={items}
          />
        </h1>
        {channel.header === '' || isNarrow ? null : (
          <div className="channel-header__topic">
            <RichText text={channel.header} isInline />
          </div>
        )}
      </div>
      {isNarrow ? <NarrowButtons channel={channel} /> : null}
    </header>
  );
}
