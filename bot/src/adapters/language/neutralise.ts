const wordJoiner = '\u2060';

/**
 * Makes what a person typed harmless inside a message: Markdown is shown as typed, nobody is
 * mentioned, nothing becomes a link, no HTML, one line.
 */
export function neutraliseMarkdown(typed: string): string {
  return typed
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_{}[\]()#|<>~^$]/g, (mark) => `\\${mark}`)
    .replace(/@/g, `@${wordJoiner}`)
    .replace(/:\/\//g, `:${wordJoiner}//`)
    .replace(/www\./gi, (found) => `${found.slice(0, 3)}${wordJoiner}.`)
    .replace(/:(?=[\w+-]+:)/g, `:${wordJoiner}`);
}
