import * as React from 'react';
import { useEffect, type ReactNode } from 'react';
import { shallowEqual, useSelector } from 'react-redux';
import type { Post } from '../client/model.ts';
import { closePanel } from '../host/panel-actions.ts';
import { loadThread } from '../session/posts.ts';
import { channelTitle, pieces, threadOf } from '../store/selectors.ts';
import type { PageState } from '../store/state.ts';
import { useText } from '../text/use-text.ts';
import { Composer } from './composer.tsx';
import { usePage, usePageDispatch, usePageState } from './page-context.ts';
import { label, Piece } from './plugin-places.tsx';
import { PostSequence } from './post-list.tsx';

interface FrameProps {
  readonly title: ReactNode;
  readonly subtitle?: string;
  readonly canExpand: boolean;
  readonly children: ReactNode;
}

/** The right-hand side: a header of 56 px with the title, and what is shown there. */
function SideFrame({ title, subtitle = '', canExpand, children }: FrameProps) {
  const text = useText();
  const dispatch = usePageDispatch();
  const isExpanded = usePageState((state) => state.views.rhs.isSidebarExpanded);
  return (
    <aside
      id="sidebar-right"
      className={isExpanded ? 'right-side right-side--expanded' : 'right-side'}
      aria-label={text('panel.label')}
    >
      <div id="rhsContainer" className="right-side__container">
        <div className="right-side__header">
          <h2 id="rhsPanelTitle" className="right-side__title">
            {title}
            {subtitle === '' ? null : <small>{subtitle}</small>}
          </h2>
          {canExpand ? (
            <button
              type="button"
              className="icon-button right-side__expand"
              aria-pressed={isExpanded}
              aria-label={text('panel.expand')}
              title={text('panel.expand')}
              onClick={() => {
                dispatch({ type: 'SET_RHS_EXPANDED', expanded: !isExpanded });
              }}
            >
              <i
                className={`icon ${isExpanded ? 'icon-arrow-collapse' : 'icon-arrow-expand'}`}
                aria-hidden="true"
              />
            </button>
          ) : null}
          <button
            type="button"
            className="icon-button"
            id="rhsCloseButton"
            aria-label={text('panel.close')}
            title={text('panel.close')}
            onClick={() => {
              dispatch(closePanel);
            }}
          >
            <i className="icon icon-close" aria-hidden="true" />
          </button>
        </div>
        {children}
      </div>
    </aside>
  );
}

function PluginPanel({ pluggableId }: { readonly pluggableId: string }) {
  const piece = usePageState((state) =>
    pieces(state, 'RightHandSidebarComponent').find((one) => one.id === pluggableId),
  );
  if (piece === undefined) return null;
  return (
    <SideFrame title={label(piece['title'])} canExpand>
      <Piece key={piece.id} piece={piece} />
    </SideFrame>
  );
}

function Thread({ rootId }: { readonly rootId: string }) {
  const page = usePage();
  const text = useText();
  const posts = useSelector<PageState, Post[]>((state) => threadOf(state, rootId), shallowEqual);
  const root = posts.find((post) => post.id === rootId);
  const channel = usePageState((state) => state.entities.channels.channels[root?.channel_id ?? '']);
  const where = usePageState((state) =>
    channel === undefined ? '' : channelTitle(state, channel),
  );
  useEffect(() => {
    page.attempt(() => loadThread(page, rootId));
  }, [page, rootId]);
  if (root === undefined) return null;
  return (
    <SideFrame title={text('thread.title')} subtitle={where} canExpand={false}>
      <div
        className="thread"
        role="log"
        aria-label={text('thread.messages')}
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
        tabIndex={0}
      >
        <PostSequence posts={posts} isInThread />
      </div>
      <Composer
        key={rootId}
        channelId={root.channel_id}
        rootId={rootId}
        placeholder={text('thread.reply')}
      />
    </SideFrame>
  );
}

/** One thing at a time: the panel of a plugin, or a thread. */
export function RightSide() {
  const rhs = usePageState((state) => state.views.rhs);
  if (!rhs.isSidebarOpen) return null;
  if (rhs.rhsState === 'plugin') return <PluginPanel pluggableId={rhs.pluggableId} />;
  return rhs.selectedPostId === '' ? null : <Thread rootId={rhs.selectedPostId} />;
}
