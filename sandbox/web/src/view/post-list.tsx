import * as React from 'react';
import { Fragment, useLayoutEffect, useRef } from 'react';
import { shallowEqual, useSelector } from 'react-redux';
import type { Channel, Post } from '../client/model.ts';
import { channelTitle, pieces, rootsOf } from '../store/selectors.ts';
import type { PageState } from '../store/state.ts';
import { useText } from '../text/use-text.ts';
import { usePageState } from './page-context.ts';
import { call, label, Place } from './plugin-places.tsx';
import { DayLine, PostView } from './post-view.tsx';

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

/** Keeps the end of the list in view when something is added, unless the reader scrolled up. */
function useStickToEnd(dependency: unknown) {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    const element = list.current;
    if (element !== null && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [dependency]);
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

export interface PostSequenceProps {
  readonly posts: readonly Post[];
  readonly isInThread: boolean;
  /** Messages after this instant are new to the reader; 0 when it does not matter. */
  readonly newAfter: number;
}

export function PostSequence({ posts, isInThread, newAfter }: PostSequenceProps) {
  const text = useText();
  const firstNew =
    newAfter === 0 ? undefined : posts.findIndex((post) => post.create_at > newAfter);
  return (
    <>
      {posts.map((post, position) => {
        const before = posts[position - 1];
        const isNewDay = before === undefined || dayOf(before.create_at) !== dayOf(post.create_at);
        const isFirstNew = position > 0 && position === firstNew;
        return (
          <Fragment key={post.id}>
            {isNewDay && !isInThread ? <DayLine at={post.create_at} /> : null}
            {isFirstNew ? (
              <div className="new-line">
                <span>{text('channel.newMessages')}</span>
              </div>
            ) : null}
            <PostView
              post={post}
              isInThread={isInThread}
              isContinued={!isFirstNew && isContinued(post, before)}
            />
          </Fragment>
        );
      })}
    </>
  );
}

/** Messages of the channel on screen, the latest at the foot. */
export function PostList({ channel }: { readonly channel: Channel }) {
  const text = useText();
  const posts = useSelector<PageState, Post[]>((state) => rootsOf(state, channel.id), shallowEqual);
  const lastViewedAt = usePageState((state) => state.page.lastViewedAt);
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
        <ChannelIntro channel={channel} />
        <PostSequence posts={posts} isInThread={false} newAfter={lastViewedAt} />
      </div>
    </div>
  );
}
