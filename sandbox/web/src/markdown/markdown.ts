import DOMPurify from 'dompurify';
import { Marked, type TokenizerAndRendererExtension } from 'marked';
import { emoji } from './emoji.ts';

/** What the host's `formatText` understands of its options; the others are passed over. */
interface FormatOptions {
  readonly singleline?: boolean;
  readonly markdown?: boolean;
  readonly siteURL?: string;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

function inline(name: string, pattern: RegExp, render: (word: string) => string) {
  const extension: TokenizerAndRendererExtension = {
    name,
    level: 'inline',
    start: (source) => {
      const found = source.search(new RegExp(pattern.source.slice(1)));
      return found < 0 ? undefined : found;
    },
    tokenizer: (source) => {
      const [raw, word] = pattern.exec(source) ?? [];
      return raw === undefined ? undefined : { type: name, raw, word: word ?? raw };
    },
    renderer: (token) => render(String(token['word'])),
  };
  return extension;
}

const mention = inline('mention', /^@([a-z0-9][a-z0-9._-]*[a-z0-9])/, (word) => {
  const isWide = ['all', 'channel', 'here'].includes(word);
  const kind = isWide ? 'mention mention--wide' : 'mention';
  return `<span class="${kind}" data-mention="${escapeHtml(word)}">@${escapeHtml(word)}</span>`;
});
const channelLink = inline('channelLink', /^~([a-z0-9][a-z0-9_-]+)/, (word) => {
  const name = escapeHtml(word);
  return `<a class="mention-link" href="#" data-channel="${name}">~${name}</a>`;
});
const emojiCode = inline('emojiCode', /^:([a-z0-9_+-]+):/, (word) => {
  const sign = emoji[word];
  if (sign === undefined) return `:${escapeHtml(word)}:`;
  return `<span class="emoticon" role="img" aria-label="${escapeHtml(word)}">${sign}</span>`;
});

const marked = new Marked({
  gfm: true,
  breaks: true,
  extensions: [mention, channelLink, emojiCode],
  renderer: {
    html: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      const isOutside = /^https?:\/\//.test(href) || href.startsWith('mailto:');
      const target = isOutside ? ' target="_blank" rel="noopener noreferrer"' : '';
      return `<a class="markdown__link" href="${escapeHtml(href)}"${target}>${this.parser.parseInline(tokens)}</a>`;
    },
    table(token) {
      const cells = (row: typeof token.header, tag: string) =>
        row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('');
      const rows = token.rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
      const table = `<table class="markdown__table"><thead><tr>${cells(token.header, 'th')}</tr></thead><tbody>${rows}</tbody></table>`;
      return `<div class="table-responsive" tabindex="0">${table}</div>`;
    },
  },
});

const purified = { ADD_ATTR: ['target', 'data-mention', 'data-channel', 'tabindex'] };

/** Markdown to HTML that is safe to insert; HTML in the text is shown as text. */
export function formatText(text: string, options: FormatOptions = {}): string {
  if (options.markdown === false) return escapeHtml(text);
  const html =
    options.singleline === true
      ? marked.parseInline(text, { async: false })
      : marked.parse(text, { async: false });
  return DOMPurify.sanitize(html, purified);
}
