import type { ReactNode } from 'react';

/**
 * Markdown as the host renders it (`PostUtils`); `undefined` when the host has no such thing: the
 * text is then shown as it is written. The text is one that the community published.
 */
export function hostMarkdown(markdown: string): ReactNode | undefined {
  const tools: unknown = Reflect.get(window, 'PostUtils');
  const formatText = methodOf(tools, 'formatText');
  const toComponent = methodOf(tools, 'messageHtmlToComponent');
  if (formatText === undefined || toComponent === undefined) {
    return undefined;
  }
  const options = { mentionHighlight: false, atMentions: false };
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the host promises an element
  return toComponent(formatText(markdown, options), { mentions: false }) as ReactNode;
}

function methodOf(
  tools: unknown,
  name: string,
): ((text: unknown, options: object) => unknown) | undefined {
  const found: unknown =
    typeof tools === 'object' && tools !== null ? Reflect.get(tools, name) : undefined;
  return typeof found === 'function'
    ? (text, options): unknown => Reflect.apply(found, tools, [text, options])
    : undefined;
}
