import * as React from 'react';
import type { TextareaHTMLAttributes } from 'react';
import { FormattedDate, FormattedTime } from 'react-intl';

const imageURLForUser = (userId: string): string => `/api/v4/users/${userId}/image`;

interface AvatarProps {
  readonly url?: string;
  readonly username?: string;
  readonly size?: string;
}

const sizes: Readonly<Record<string, number>> = { xxs: 16, xs: 20, sm: 24, md: 32, lg: 36, xl: 50 };

function Avatar({ url = '', username = '', size = 'md' }: AvatarProps) {
  const side = sizes[size] ?? 32;
  return <img className="Avatar" src={url} alt={username} width={side} height={side} />;
}

function Timestamp({ value }: { readonly value?: number | Date }) {
  const date = new Date(value ?? 0);
  return (
    <time dateTime={date.toISOString()}>
      <FormattedDate value={date} /> <FormattedTime value={date} />
    </time>
  );
}

function BotBadge() {
  const mark = 'BOT';
  return <span className="tag">{mark}</span>;
}

function Textbox(props: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea className="form-control" {...props} />;
}

/** What the page has no counterpart for draws nothing, rather than fail. */
const Nothing = () => null;

/** `window.Components`: promised to nobody; the safe ones work, the others draw nothing. */
export const components = {
  Avatar,
  Timestamp,
  BotBadge,
  Textbox,
  imageURLForUser,
  ChannelInviteModal: Nothing,
  ChannelMembersModal: Nothing,
  ThreadViewer: Nothing,
  PostMessagePreview: Nothing,
  AdvancedTextEditor: Nothing,
  StartTrialFormModal: Nothing,
};
