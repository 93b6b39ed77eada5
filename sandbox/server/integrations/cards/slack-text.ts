import type { Attachment } from './attachments.ts';

const LINK = /<([^<|]+)\|([^>]+)>/g;
const ANNOUNCEMENTS = [
  ['<!channel>', '@channel'],
  ['<!here>', '@here'],
  ['<!all>', '@all'],
] as const;
const MENTION = /<@([a-zA-Z0-9]+)>/g;

/** `<address|text>` becomes a link in Markdown. */
export function linksToMarkdown(source: string): string {
  return source.replaceAll(LINK, '[$2]($1)');
}

/** `<!here>` becomes `@here`, `<@id>` the name of that person if there is one. */
export function expandMentions(
  source: string,
  usernameOf: (userId: string) => string | undefined,
): string {
  let expanded = source;
  for (const [slack, ours] of ANNOUNCEMENTS) expanded = expanded.replaceAll(slack, ours);
  return expanded.replaceAll(MENTION, (whole, id: string) => {
    const name = usernameOf(id);
    return name === undefined ? whole : `@${name}`;
  });
}

/** Values of fields as Go prints them: cards of commands only have texts. */
export function withTextFields(cards: readonly Attachment[]): readonly Attachment[] {
  return cards.map((card) => {
    const fields = (card.fields ?? []).map((field) => ({
      ...field,
      value: field.value === null ? null : printed(field.value),
    }));
    return { ...card, fields: fields.length === 0 ? null : fields };
  });
}

/** Applies a change to the texts of a card in which Slack's notation counts; titles only where asked. */
export function mapTexts(
  card: Attachment,
  change: (source: string) => string,
  withTitle: boolean,
): Attachment {
  const fields = card.fields?.map((field) => ({
    ...field,
    value: typeof field.value === 'string' ? change(field.value) : field.value,
  }));
  return {
    ...card,
    pretext: change(card.pretext),
    text: change(card.text),
    title: withTitle ? change(card.title) : card.title,
    fields: fields ?? null,
  };
}

function printed(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return printedNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map((item: unknown) => printed(item)).join(' ')}]`;
  if (typeof value !== 'object' || value === null) return '<nil>';
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${pairs.map(([key, item]) => `${key}:${printed(item)}`).join(' ')}]`;
}

/** The shortest notation, with an exponent below 1e-4 and from 1e6 on, as Go prints a float. */
function printedNumber(value: number): string {
  const scientific = value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  const exponent = Number(scientific.slice(scientific.indexOf('e') + 1));
  return exponent >= -4 && exponent < 6 ? String(value) : scientific;
}
