import type { CharterDocument } from './charter-document.ts';

/** Characters of one message: well under what Mattermost accepts. */
const longest = 4_000;

/** The whole text as Markdown, cut between paragraphs into parts of at most 4,000 characters. */
export function readableParts({ body, commitments, faq }: CharterDocument): readonly string[] {
  const paragraphs = [
    ...withoutIds(body).split(/\n{2,}/),
    ...commitments.map(({ label, text }) => `- **${label}** : ${text}`),
    ...faq.map(({ question, answer }) => `**${question}** ${answer}`),
  ];
  const parts: string[] = [];
  for (const paragraph of paragraphs.map((text) => text.trim()).filter((text) => text !== '')) {
    const last = parts.at(-1);
    const joined = last === undefined ? paragraph : `${last}\n\n${paragraph}`;
    if (last !== undefined && Array.from(joined).length <= longest)
      parts[parts.length - 1] = joined;
    else parts.push(...cut(paragraph));
  }
  return parts;
}

/** Without the `{#id}` of its titles. */
export function withoutIds(body: string): string {
  return body.replaceAll(/[ \t]*\{#[a-z0-9-]+\}/g, '');
}

function cut(paragraph: string): readonly string[] {
  const characters = Array.from(paragraph);
  const count = Math.ceil(characters.length / longest);
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * longest, (index + 1) * longest).join(''),
  );
}
