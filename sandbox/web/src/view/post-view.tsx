import * as React from 'react';
import { createElement, useState, type FormEvent } from 'react';
import { FormattedDate, FormattedTime } from 'react-intl';
import type { Post } from '../client/model.ts';
import { Boundary } from '../host/boundary.tsx';
import { editPost, removePost } from '../session/posts.ts';
import { displayName, postTypePiece, replyCount } from '../store/selectors.ts';
import { useText } from '../text/use-text.ts';
import { Attachments } from './attachments-view.tsx';
import { Avatar } from './avatar.tsx';
import { usePage, usePageDispatch, usePageState } from './page-context.ts';
import { Place, useTheme } from './plugin-places.tsx';
import { PostMenus } from './post-menus.tsx';
import { Files, Reactions } from './post-parts.tsx';
import { RichText } from './rich-text.tsx';
import { systemText } from './system-text.ts';

interface PostProps {
  readonly post: Post;
  readonly isInThread: boolean;
  /** Follows a message of the same person closely: name and picture are left out. */
  readonly isContinued?: boolean;
}

function PostEditor({ post, onDone }: { readonly post: Post; readonly onDone: () => void }) {
  const page = usePage();
  const text = useText();
  const [message, setMessage] = useState(post.message);
  const save = (event: FormEvent) => {
    event.preventDefault();
    page.attempt(async () => {
      await editPost(page, post.id, message);
      onDone();
    });
  };
  return (
    <form className="post__editor" onSubmit={save}>
      <textarea
        className="form-control"
        aria-label={text('post.edit')}
        rows={3}
        value={message}
        onChange={(event) => {
          setMessage(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
      />
      <button type="submit" className="btn btn-primary btn-sm">
        {text('post.save')}
      </button>
      <button type="button" className="btn btn-tertiary btn-sm" onClick={onDone}>
        {text('dialog.cancel')}
      </button>
    </form>
  );
}

/** The body of a post: the plugin's component for its type, else text, cards and files. */
function PostBody({ post, isInThread }: PostProps) {
  const text = useText();
  const theme = useTheme();
  const piece = usePageState((state) => postTypePiece(state, post));
  if (piece !== undefined)
    return createElement(piece.component, {
      post,
      compactDisplay: false,
      isRHS: isInThread,
      theme,
    });
  return (
    <>
      <RichText text={post.message} />
      {post.edit_at > 0 ? <span className="post__edited">{text('post.edited')}</span> : null}
      <Attachments post={post} />
      <Files post={post} />
      <Place
        name="PostMessageAttachment"
        given={{ postId: post.id, onHeightChange: () => undefined }}
      />
    </>
  );
}

function ThreadLink({ post }: { readonly post: Post }) {
  const text = useText();
  const dispatch = usePageDispatch();
  const count = usePageState((state) => replyCount(state, post));
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="post__thread"
      onClick={() => {
        dispatch({ type: 'SELECT_POST', postId: post.id });
      }}
    >
      <i className="icon icon-reply-outline" aria-hidden="true" />
      {text('post.replies', { count })}
    </button>
  );
}

function PrivateMark({ post }: { readonly post: Post }) {
  const page = usePage();
  const text = useText();
  return (
    <p className="post__private">
      <i className="icon icon-eye-outline" aria-hidden="true" />
      <span>{text('post.onlyYou')}</span>
      <button
        type="button"
        className="link-button"
        onClick={() => {
          page.attempt(() => removePost(page, post));
        }}
      >
        {text('post.dismiss')}
      </button>
    </p>
  );
}

function PostHead({ post }: { readonly post: Post }) {
  const text = useText();
  const author = usePageState((state) => state.entities.users.profiles[post.user_id]);
  const isFromBot = author?.is_bot === true || post.props['from_webhook'] === 'true';
  return (
    <p className="post__head">
      <span className="post__author">{displayName(author)}</span>
      {isFromBot ? <span className="tag">{text('post.bot')}</span> : null}
      <PostTime at={post.create_at} />
    </p>
  );
}

function PostTime({ at }: { readonly at: number }) {
  const date = new Date(at);
  return (
    <time className="post__time" dateTime={date.toISOString()} title={date.toLocaleString()}>
      <FormattedTime value={date} />
    </time>
  );
}

/** What `post` shows when drawing it failed; the list goes on. */
function FailedPost({ retry }: { readonly retry: () => void }) {
  const text = useText();
  return (
    <div className="plugin-failure" role="alert">
      <span>{text('post.failed')}</span>
      <button type="button" className="btn btn-tertiary btn-sm" onClick={retry}>
        {text('plugin.retry')}
      </button>
    </div>
  );
}

export function PostView(props: PostProps) {
  const { post, isInThread, isContinued = false } = props;
  const [isEditing, setEditing] = useState(false);
  const author = usePageState((state) => state.entities.users.profiles[post.user_id]);
  const isPrivate = post.type === 'system_ephemeral';
  if (post.type.startsWith('system_') && !isPrivate) return <SystemPost post={post} />;
  return (
    <article
      className={isContinued ? 'post post--continued' : 'post'}
      id={`post_${post.id}`}
      data-post-id={post.id}
    >
      <Boundary instead={(retry) => <FailedPost retry={retry} />}>
        <div className="post__side">
          {isContinued ? <PostTime at={post.create_at} /> : <Avatar user={author} />}
        </div>
        <div className="post__main">
          {isContinued ? null : <PostHead post={post} />}
          {isPrivate ? <PrivateMark post={post} /> : null}
          {isEditing ? (
            <PostEditor
              post={post}
              onDone={() => {
                setEditing(false);
              }}
            />
          ) : (
            <PostBody post={post} isInThread={isInThread} />
          )}
          <Reactions post={post} />
          {isInThread ? null : <ThreadLink post={post} />}
        </div>
        <PostMenus
          post={post}
          isInThread={isInThread}
          onEdit={() => {
            setEditing(true);
          }}
        />
      </Boundary>
    </article>
  );
}

function SystemPost({ post }: { readonly post: Post }) {
  const text = useText();
  const said = systemText(post);
  return (
    <div className="post post--system" id={`post_${post.id}`}>
      <RichText text={said === undefined ? post.message : text(said.key, said.values)} />
      <PostTime at={post.create_at} />
    </div>
  );
}

/** Many arrivals in one line. */
export function ArrivalsPost({ run }: { readonly run: readonly Post[] }) {
  const text = useText();
  const [first] = run;
  const who = first === undefined ? '' : (systemText(first)?.values['who'] ?? '');
  return (
    <div className="post post--system">
      <RichText text={text('system.arrivals', { who: String(who), others: run.length - 1 })} />
    </div>
  );
}

export function DayLine({ at }: { readonly at: number }) {
  return (
    <div className="day-line">
      <span>
        <FormattedDate value={at} weekday="long" day="numeric" month="long" year="numeric" />
      </span>
    </div>
  );
}
