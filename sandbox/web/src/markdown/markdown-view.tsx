import * as React from 'react';
import type { MouseEvent } from 'react';
import { formatText } from './markdown.ts';

interface MarkdownProps {
  readonly text: string;
  readonly isInline?: boolean;
  readonly onChannel?: (name: string) => void;
  /** A link within the site: its path. */
  readonly onPath?: (path: string) => void;
}

/** Links of the site stay in the page; the others open beside it. */
function follow(event: MouseEvent, { onChannel, onPath }: MarkdownProps): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null) return;
  const channel = link.dataset['channel'];
  const isHere = link.origin === window.location.origin && !link.pathname.startsWith('/api/');
  if (channel !== undefined) {
    event.preventDefault();
    onChannel?.(channel);
  } else if (isHere && onPath !== undefined && !link.pathname.startsWith('/sandbox/')) {
    event.preventDefault();
    onPath(link.pathname + link.search);
  }
}

export function Markdown(props: MarkdownProps) {
  const html = formatText(props.text, { singleline: props.isInline === true });
  const Tag = props.isInline === true ? 'span' : 'div';
  return (
    <Tag
      className="markdown"
      onClick={(event: MouseEvent) => {
        follow(event, props);
      }}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
