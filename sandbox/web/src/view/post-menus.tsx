import * as React from 'react';
import type { Post } from '../client/model.ts';
import { removePost } from '../session/posts.ts';
import { pieces } from '../store/selectors.ts';
import { useText } from '../text/use-text.ts';
import { Menu, type MenuItem } from './menu.tsx';
import { usePage, usePageDispatch, usePageState } from './page-context.ts';
import { call, label } from './plugin-places.tsx';
import { reactionItems } from './post-parts.tsx';

interface PostMenusProps {
  readonly post: Post;
  readonly isInThread: boolean;
  readonly onEdit: () => void;
}

/** "Message actions": what plugins add to a message, each behind its own filter. */
function PluginActions({ post }: { readonly post: Post }) {
  const text = useText();
  const all = usePageState((state) => pieces(state, 'PostDropdownMenu'));
  const items = all
    .filter((piece) => piece['filter'] === undefined || call(piece, 'filter', post.id) === true)
    .map((piece) => ({
      key: piece.id,
      text: label(piece['text']),
      onSelect: () => void call(piece, 'action', post.id),
    }));
  if (items.length === 0) return null;
  const face = <i className="icon icon-apps" aria-hidden="true" />;
  return <Menu label={text('post.actions')} face={face} items={items} />;
}

function ownItems(
  { post, onEdit }: PostMenusProps,
  page: ReturnType<typeof usePage>,
  text: ReturnType<typeof useText>,
): MenuItem[] {
  const remove = {
    key: 'remove',
    text: text('post.delete'),
    isDangerous: true,
    onSelect: () => {
      page.attempt(() => removePost(page, post));
    },
  };
  return [{ key: 'edit', text: text('post.edit'), onSelect: onEdit }, remove];
}

/** The row of a message's buttons: react, reply, actions of plugins, more. */
export function PostMenus(props: PostMenusProps) {
  const { post, isInThread } = props;
  const page = usePage();
  const text = useText();
  const dispatch = usePageDispatch();
  const ownId = usePageState((state) => state.entities.users.currentUserId);
  const team = usePageState(
    (state) => state.entities.teams.teams[state.entities.teams.currentTeamId]?.name ?? '',
  );
  const isPrivate = post.type === 'system_ephemeral';
  const copy = {
    key: 'copy',
    text: text('post.copyLink'),
    onSelect: () => {
      const link = `${window.location.origin}/${team}/pl/${post.id}`;
      page.attempt(() => navigator.clipboard.writeText(link));
    },
  };
  const openThread = () => {
    dispatch({ type: 'SELECT_POST', postId: post.root_id === '' ? post.id : post.root_id });
  };
  const reply = { key: 'reply', text: text('post.reply'), onSelect: openThread };
  const isMine = post.user_id === ownId && !post.type.startsWith('system_');
  const forAll = isInThread ? [copy] : [reply, copy];
  const more = isMine ? [...forAll, ...ownItems(props, page, text)] : forAll;
  if (isPrivate) return null;
  return (
    <div className="post__menus" role="group" aria-label={text('post.menus')}>
      <Menu
        label={text('post.react')}
        face={<i className="icon icon-emoticon-plus-outline" aria-hidden="true" />}
        items={reactionItems(post, page)}
      />
      <PluginActions post={post} />
      {isInThread ? null : (
        <button
          type="button"
          className="icon-button"
          aria-label={text('post.reply')}
          title={text('post.reply')}
          onClick={openThread}
        >
          <i className="icon icon-reply-outline" aria-hidden="true" />
        </button>
      )}
      <Menu
        label={text('post.more')}
        face={<i className="icon icon-dots-horizontal" aria-hidden="true" />}
        items={more}
      />
    </div>
  );
}
