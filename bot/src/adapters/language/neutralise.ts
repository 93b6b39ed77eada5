const wordJoiner = '\u2060';

/**
 * Makes what a person typed harmless inside a message: Markdown is shown as typed, nobody is
 * mentioned, nothing becomes a link, an emoji or HTML, one line. Where Mattermost's clients differ
 * on what a backslash escapes, an invisible word joiner breaks the sequence instead.
 */
export function neutraliseMarkdown(typed: string): string {
  return typed
    .replace(/[\r\n\u0085\u2028\u2029\v\f]+/g, ' ')
    .replace(/[\\`*_{}[\]()#|>]/g, (mark) => `\\${mark}`)
    .replace(
      /^(\s*)([-+]|\d+\.)(?=\s)/,
      (_, indent: string, mark: string) => `${indent}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
    .replace(/[@~#<&$]/g, (mark) => `${mark}${wordJoiner}`)
    .replace(/:\/\//g, `:${wordJoiner}//`)
    .replace(/(?<=mailto|tel):/gi, `:${wordJoiner}`)
    .replace(/www\./gi, (found) => `${found.slice(0, 3)}${wordJoiner}.`)
    .replace(/:(?=[\w+-]+:)/g, `:${wordJoiner}`);
}

/** Markdown kept as it is, but nobody is mentioned and no channel is linked by it. */
export function withoutMentions(markdown: string): string {
  return markdown.replace(/[@~](?=[a-z0-9])/gi, (mark) => `${mark}${wordJoiner}`);
}
