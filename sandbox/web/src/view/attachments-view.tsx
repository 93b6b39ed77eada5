import * as React from 'react';
import type { Attachment, AttachmentAction, AttachmentField } from '../client/attachment-model.ts';
import { attachmentsOf } from '../client/attachment-model.ts';
import type { Post } from '../client/model.ts';
import { pressAction } from '../session/integrations.ts';
import { displayName } from '../store/selectors.ts';
import { useText } from '../text/use-text.ts';
import { usePage, usePageState } from './page-context.ts';
import { RichText } from './rich-text.tsx';

interface ActionProps {
  readonly post: Post;
  readonly action: AttachmentAction;
}

const styles: Readonly<Record<string, string>> = {
  primary: 'action action--primary',
  good: 'action action--good',
  success: 'action action--good',
  warning: 'action action--warning',
  danger: 'action action--danger',
};

function ActionButton({ post, action }: ActionProps) {
  const page = usePage();
  return (
    <button
      type="button"
      className={styles[action.style] ?? 'action'}
      disabled={action.disabled}
      onClick={() => {
        page.attempt(() => pressAction(page, post.id, action));
      }}
    >
      <RichText text={action.name} isInline />
    </button>
  );
}

function ActionMenu({ post, action }: ActionProps) {
  const page = usePage();
  const { users, channels } = usePageState((state) => state.entities);
  const people = Object.values(users.profiles).map((user) => ({
    text: displayName(user),
    value: user.id,
  }));
  const places = Object.values(channels.channels)
    .filter((channel) => channel.type !== 'D')
    .map((channel) => ({ text: channel.display_name, value: channel.id }));
  const lists: Readonly<Record<string, readonly { text: string; value: string }[]>> = {
    users: people,
    channels: places,
  };
  const options = lists[action.data_source] ?? action.options;
  return (
    <select
      className="action action--menu"
      aria-label={action.name}
      disabled={action.disabled}
      value={action.default_option}
      onChange={(event) => {
        const { value } = event.target;
        page.attempt(() => pressAction(page, post.id, action, value));
      }}
    >
      <option value="">{action.name}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

function Fields({ fields }: { readonly fields: readonly AttachmentField[] }) {
  if (fields.length === 0) return null;
  return (
    <dl className="attachment__fields">
      {fields.map((field, position) => (
        <div
          key={`${position}-${field.title}`}
          className={
            field.short ? 'attachment__field' : 'attachment__field attachment__field--wide'
          }
        >
          <dt>{field.title}</dt>
          <dd>
            <RichText text={field.value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const named: Readonly<Record<string, string>> = {
  good: '#06803a',
  warning: '#c79e3f',
  danger: '#d24b4e',
};

function AttachmentTitle({ attachment }: { readonly attachment: Attachment }) {
  if (attachment.title === '') return null;
  const isLink = attachment.title_link !== '';
  return (
    <h3 className="attachment__title">
      {isLink ? (
        <a href={attachment.title_link} target="_blank" rel="noopener noreferrer">
          {attachment.title}
        </a>
      ) : (
        <RichText text={attachment.title} isInline />
      )}
    </h3>
  );
}

function AttachmentView({ post, attachment }: { readonly post: Post; attachment: Attachment }) {
  const text = useText();
  const color = named[attachment.color] ?? attachment.color;
  const actions = attachment.actions.filter((action) => action.id !== '' && action.name !== '');
  return (
    <>
      {attachment.pretext === '' ? null : <RichText text={attachment.pretext} />}
      <div className="attachment" style={color === '' ? {} : { borderLeftColor: color }}>
        {attachment.author_name === '' ? null : (
          <p className="attachment__author">{attachment.author_name}</p>
        )}
        <AttachmentTitle attachment={attachment} />
        {attachment.text === '' ? null : <RichText text={attachment.text} />}
        <Fields fields={attachment.fields} />
        {attachment.image_url === '' ? null : (
          <img
            className="attachment__image"
            src={attachment.image_url}
            alt={attachment.fallback === '' ? text('post.image') : attachment.fallback}
          />
        )}
        {attachment.footer === '' ? null : (
          <p className="attachment__footer">{attachment.footer}</p>
        )}
        {actions.length === 0 ? null : (
          <div className="attachment__actions">
            {actions.map((action) =>
              action.type === 'select' ? (
                <ActionMenu key={action.id} post={post} action={action} />
              ) : (
                <ActionButton key={action.id} post={post} action={action} />
              ),
            )}
          </div>
        )}
      </div>
    </>
  );
}

/** The cards of a post, with their fields, buttons and menus. */
export function Attachments({ post }: { readonly post: Post }) {
  return (
    <>
      {attachmentsOf(post).map((attachment, position) => (
        <AttachmentView key={position} post={post} attachment={attachment} />
      ))}
    </>
  );
}
