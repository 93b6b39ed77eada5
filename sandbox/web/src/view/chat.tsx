import * as React from 'react';
import { useEffect, useRef, useState } from 'react';
import type { Channel } from '../client/model.ts';
import { goTo } from '../session/navigation.ts';
import { channelTitle, currentChannel } from '../store/selectors.ts';
import { useText } from '../text/use-text.ts';
import { AppBar } from './app-bar.tsx';
import { ChannelHeader } from './channel-header.tsx';
import { Composer } from './composer.tsx';
import { usePage, usePageState } from './page-context.ts';
import { label, Modals, Place } from './plugin-places.tsx';
import { PostList } from './post-list.tsx';
import { ProductPage, usePath, usePluginPage } from './product-page.tsx';
import { RightSide } from './right-side.tsx';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';

interface CentreProps {
  readonly channel: Channel;
  readonly onOpenChannels: () => void;
}

function Centre({ channel, onOpenChannels }: CentreProps) {
  const text = useText();
  const title = usePageState((state) => channelTitle(state, channel));
  return (
    <main className="centre" id="channel_view">
      <ChannelHeader channel={channel} onOpenChannels={onOpenChannels} />
      <PostList key={channel.id} channel={channel} />
      <Composer
        key={`composer-${channel.id}`}
        channelId={channel.id}
        rootId=""
        placeholder={text('composer.placeholder', { name: title })}
      />
    </main>
  );
}

/** Follows the address: channels, people, messages. */
function useNavigation(path: string, isPluginPage: boolean): void {
  const page = usePage();
  const shown = useRef('');
  useEffect(() => {
    if (isPluginPage || shown.current === path) return;
    shown.current = path;
    page.attempt(() => goTo(page, path));
  }, [page, path, isPluginPage]);
}

/** The channels: sidebar, messages, right-hand side, bar of plugins. */
function Channels() {
  const { frame } = usePage();
  const channel = usePageState(currentChannel);
  const isNarrow = usePageState((state) => state.views.browser.windowSize === 'mobileView');
  const isPanelOpen = usePageState((state) => state.views.rhs.isSidebarOpen);
  const [isListOpen, setListOpen] = useState(false);
  const classes = [
    'chat',
    isNarrow ? 'chat--narrow' : '',
    isListOpen ? 'chat--list' : '',
    isPanelOpen ? 'chat--panel' : '',
  ];
  const close = () => {
    setListOpen(false);
  };
  useEffect(() => {
    if (!isListOpen) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setListOpen(false);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [isListOpen]);
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      {!isNarrow || isListOpen ? <Sidebar onGone={close} /> : null}
      {isNarrow && isListOpen ? (
        <div className="chat__veil" aria-hidden="true" onClick={close} />
      ) : null}
      {channel === undefined ? (
        <main className="centre" />
      ) : (
        <Centre
          channel={channel}
          onOpenChannels={() => {
            setListOpen(true);
          }}
        />
      )}
      <RightSide />
      {isNarrow || frame === 'phone' ? null : <AppBar />}
      <Place name="Root" />
    </div>
  );
}

export function Chat() {
  const text = useText();
  const path = usePath();
  const pluginPage = usePluginPage(path);
  useNavigation(path, pluginPage !== undefined);
  const isNarrow = usePageState((state) => state.views.browser.windowSize === 'mobileView');
  const title = pluginPage?.piece['switcherText'] ?? text('product.channels');
  return (
    <div className="chat-page">
      {isNarrow && pluginPage === undefined ? null : <TopBar title={label(title)} />}
      {pluginPage === undefined ? (
        <Channels />
      ) : (
        <div className="chat chat--product">
          <ProductPage piece={pluginPage.piece} />
          {pluginPage.hasAppBar ? <AppBar /> : null}
        </div>
      )}
      <Place name="Global" />
      <Modals />
    </div>
  );
}
