import * as React from 'react';
import type { Post } from '../client/model.ts';
import { emoji, quickReactions } from '../markdown/emoji.ts';
import { toggleReaction } from '../session/posts.ts';
import { displayName } from '../store/selectors.ts';
import { useText } from '../text/use-text.ts';
import { usePage, usePageState } from './page-context.ts';

const kilobyte = 1_024;

function sizeText(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte'] as const;
  const power = bytes < kilobyte ? 0 : bytes < kilobyte ** 2 ? 1 : 2;
  const format = { style: 'unit', unit: units[power], maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, format).format(bytes / kilobyte ** power);
}

/** The files of a post: pictures are shown, the rest are named with their size. */
export function Files({ post }: { readonly post: Post }) {
  const text = useText();
  const files = post.metadata?.files ?? [];
  if (files.length === 0) return null;
  return (
    <ul className="files" aria-label={text('post.files')}>
      {files.map((file) => (
        <li key={file.id}>
          {file.mime_type.startsWith('image/') ? (
            <img className="files__image" src={`/api/v4/files/${file.id}`} alt={file.name} />
          ) : null}
          <a className="file" href={`/api/v4/files/${file.id}?download=1`} download={file.name}>
            <i className="icon icon-file-text-outline" aria-hidden="true" />
            <span className="file__name">{file.name}</span>
            <span className="file__size">{sizeText(file.size, text('locale'))}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

const signOf = (name: string) => emoji[name] ?? `:${name}:`;

/** Reactions by emoji, in the order they came. */
export function Reactions({ post }: { readonly post: Post }) {
  const page = usePage();
  const text = useText();
  const { currentUserId, profiles } = usePageState((state) => state.entities.users);
  const reactions = post.metadata?.reactions ?? [];
  const names = [...new Set(reactions.map((reaction) => reaction.emoji_name))];
  if (names.length === 0) return null;
  return (
    <div className="reactions">
      {names.map((name) => {
        const who = reactions.filter((reaction) => reaction.emoji_name === name);
        const isMine = who.some((reaction) => reaction.user_id === currentUserId);
        const people = who.map((reaction) => displayName(profiles[reaction.user_id])).join(', ');
        return (
          <button
            key={name}
            type="button"
            className="reaction"
            aria-pressed={isMine}
            title={people}
            aria-label={text('post.reaction', { name, count: who.length, people })}
            onClick={() => {
              page.attempt(() => toggleReaction(page, post, name));
            }}
          >
            <span aria-hidden="true">{signOf(name)}</span>
            <span aria-hidden="true">{who.length}</span>
          </button>
        );
      })}
    </div>
  );
}

export function reactionItems(post: Post, page: ReturnType<typeof usePage>) {
  return quickReactions.map((name) => ({
    key: name,
    text: (
      <>
        <span aria-hidden="true">{emoji[name]}</span> {name.replaceAll('_', ' ')}
      </>
    ),
    onSelect: () => {
      page.attempt(() => toggleReaction(page, post, name));
    },
  }));
}
