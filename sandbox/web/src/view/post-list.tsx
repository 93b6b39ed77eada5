import * as React from 'react';
import { Fragment, useLayoutEffect, useRef } from 'react';
import { shallowEqual, useSelector } from 'react-redux';
import type { Channel, Post } from '../client/model.ts';
import { loadPosts } from '../session/channels.ts';
import { channelTitle, pieces, rootsOf } from '../store/selectors.ts';
import type { PageState } from '../store/state.ts';
import { useText } from '../text/use-text.ts';
import { foldArrivals } from './fold-arrivals.ts';
import { usePage, usePageState } from './page-context.ts';
import { call, label, Place } from './plugin-places.tsx';
import { ArrivalsPost, DayLine, PostView } from './post-view.tsx';

const closeMs = 5 * 60_000;

const dayOf = (at: number) => new Date(at).toDateString();

/** Same person, soon after, nothing special in between: the name need not be said again. */
function isContinued(post: Post, before: Post | undefined): boolean {
  return (
    before !== undefined &&
    before.user_id === post.user_id &&
    before.type === '' &&
    post.type === '' &&
    before.props['from_webhook'] === post.props['from_webhook'] &&
    dayOf(before.create_at) === dayOf(post.create_at) &&
    post.create_at - before.create_at < closeMs
  );
}

/** Keeps the end in view when something is added, unless the reader scrolled up to read. */
function useStickToEnd(posts: readonly Post[]) {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const ownId = usePageState((state) => state.entities.users.currentUserId);
  const last = posts[posts.length - 1];
  const lastOwnId = last?.user_id === ownId ? last.id : '';
  useLayoutEffect(() => {
    const element = list.current;
    if (element !== null && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [posts]);
  useLayoutEffect(() => {
    const element = list.current;
    if (element !== null && lastOwnId !== '') element.scrollTop = element.scrollHeight;
  }, [lastOwnId]);
  const onScroll = () => {
    const element = list.current;
    if (element === null) return;
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
  };
  return { list, onScroll };
}

/** The start of a channel: what it is for, and what plugins offer there. */
function ChannelIntro({ channel }: { readonly channel: Channel }) {
  const text = useText();
  const title = usePageState((state) => channelTitle(state, channel));
  const member = usePageState((state) => state.entities.channels.myMembers[channel.id]);
  const buttons = usePageState((state) => pieces(state, 'ChannelIntroButton'));
  const isDirect = channel.type === 'D';
  return (
    <div className="intro">
      <h2>{title}</h2>
      <p>
        {isDirect
          ? text('channel.introDirect', { name: title })
          : channel.purpose === ''
            ? text('channel.intro', { name: title })
            : channel.purpose}
      </p>
      {isDirect
        ? null
        : buttons.map((piece) => (
            <button
              key={piece.id}
              type="button"
              className="btn btn-tertiary btn-sm"
              onClick={() => void call(piece, 'action', channel, member)}
            >
              {label(piece['icon'])}
              {label(piece['text'])}
            </button>
          ))}
    </div>
  );
}

interface PostSequenceProps {
  readonly posts: readonly Post[];
  readonly isInThread: boolean;
  /** What was new to the reader: after `from`, up to `to`. */
  readonly unread?: { readonly from: number; readonly to: number };
}

const nothingNew = { from: 0, to: 0 };

export function PostSequence({ posts, isInThread, unread = nothingNew }: PostSequenceProps) {
  const text = useText();
  const isNew = (post: Post) => post.create_at > unread.from && post.create_at <= unread.to;
  const firstNew = unread.from === 0 ? undefined : posts.find(isNew);
  const runs = foldArrivals(posts);
  return (
    <>
      {runs.map((run, position) => {
        const [post, ...more] = run;
        if (post === undefined) return null;
        const before = runs[position - 1]?.at(-1);
        const isNewDay = before === undefined || dayOf(before.create_at) !== dayOf(post.create_at);
        const isFirstNew = before !== undefined && firstNew !== undefined && run.includes(firstNew);
        return (
          <Fragment key={post.id}>
            {isNewDay && !isInThread ? <DayLine at={post.create_at} /> : null}
            {isFirstNew ? (
              <div className="new-line">
                <span>{text('channel.newMessages')}</span>
              </div>
            ) : null}
            {more.length === 0 ? (
              <PostView
                post={post}
                isInThread={isInThread}
                isContinued={!isFirstNew && isContinued(post, before)}
              />
            ) : (
              <ArrivalsPost run={run} />
            )}
          </Fragment>
        );
      })}
    </>
  );
}

/** More of the past, asked for by hand. */
function OlderPosts({ channelId, oldestId }: { channelId: string; oldestId: string }) {
  const page = usePage();
  const text = useText();
  return (
    <div className="older">
      <button
        type="button"
        className="btn btn-tertiary btn-sm"
        onClick={() => {
          page.attempt(() => loadPosts(page, channelId, oldestId));
        }}
      >
        {text('channel.older')}
      </button>
    </div>
  );
}

/** Messages of the channel on screen, the latest at the foot. */
export function PostList({ channel }: { readonly channel: Channel }) {
  const text = useText();
  const posts = useSelector<PageState, Post[]>((state) => rootsOf(state, channel.id), shallowEqual);
  const unread = usePageState((state) => state.page.unread);
  const loaded = usePageState((state) => state.page.loadedChannels[channel.id]);
  const hasOlder = loaded?.hasOlder === true;
  const { list, onScroll } = useStickToEnd(posts);
  return (
    <div
      ref={list}
      className="post-list"
      id="postListContent"
      role="log"
      aria-label={text('channel.messages')}
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
      onScroll={onScroll}
    >
      <Place name="ChannelToast" />
      <div className="post-list__inner">
        {hasOlder ? (
          <OlderPosts channelId={channel.id} oldestId={posts[0]?.id ?? ''} />
        ) : (
          <ChannelIntro channel={channel} />
        )}
        <PostSequence posts={posts} isInThread={false} unread={unread} />
      </div>
    </div>
  );
}
