import { createHash } from 'node:crypto';

const unmarked = new Map([
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
  ['ø', 'o'],
  ['ł', 'l'],
]);

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøł]/g, (letter) => unmarked.get(letter) ?? letter);
}

/** `Côte-d'Or` → `cotedor`: for territories. */
export function compactSlug(text: string): string {
  return fitting(plain(text).replace(/[^a-z0-9]/g, ''), text);
}

/** `RDV Aide numérique` → `rdv-aide-numerique`. */
export function slugOf(text: string): string {
  const dashed = plain(text).replace(/[^a-z0-9]+/g, '-');
  return fitting(dashed.replace(/^-|-$/g, ''), text);
}

/** At most 64, never empty; what was cut still tells one from another. */
function fitting(slug: string, text: string): string {
  const mark = () => createHash('sha256').update(text).digest('hex').slice(0, 8);
  if (slug === '') return `canal-${mark()}`;
  return slug.length > 64 ? `${slug.slice(0, 55)}-${mark()}` : slug;
}

const accepted = /^[a-z0-9]+([a-z\-_0-9]+|(__)?)[a-z0-9]*$/;
const id = '[a-z0-9]{26}';
const reserved = new RegExp(`^(${id}__${id}|[0-9a-f]{40}|${id})$`);

/** Whether Mattermost accepts it and it cannot be taken for an id or a direct channel. */
export function isChannelName(name: string): boolean {
  return name.length <= 64 && accepted.test(name) && !reserved.test(name);
}
