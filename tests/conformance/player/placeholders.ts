import { isList, isObject, type Json } from './json.ts';

/** Values that placeholders were bound to, by their inner text (`user:alice`). */
export type Bindings = Map<string, string>;

const PLACE = /\{\{([a-z0-9_]+)(?::([\s\S]*?))?\}\}/g;

/** What a placeholder of a kind may stand for; ids where nothing is said. */
const KINDS = new Map<string, string>([
  ['time', '\\d{13}'],
  ['opaque', '[\\s\\S]+?'],
  ['number', '-?\\d+'],
  ['version', '\\d+\\.\\d+\\.\\d+[^\\s"]*'],
  ['trigger', '(?:[a-z0-9]{26}|[A-Za-z0-9+/=]{60,})'],
  ['hex', '[0-9a-f]{40}'],
]);
const ID = '[a-z0-9]{26}';

const nameOf = (kind: string, label: string | undefined): string =>
  label === undefined ? kind : `${kind}:${label}`;

/** What a placeholder stands for already, `undefined` while it is not known. */
function known(kind: string, label: string | undefined, bound: Bindings): string | undefined {
  if (kind === 'repeat' && label !== undefined) {
    const cut = label.lastIndexOf(':');
    return label.slice(0, cut).repeat(Number(label.slice(cut + 1)));
  }
  if (kind === 'dm' && label !== undefined) {
    const ids = label.split(':').map((person) => bound.get(`user:${person}`));
    return ids.includes(undefined) ? undefined : ids.sort().join('__');
  }
  if (label === undefined && KINDS.has(kind)) return undefined;
  return bound.get(nameOf(kind, label));
}

/** The text with every placeholder replaced; `undefined` when one is not known. */
export function fillText(text: string, bound: Bindings): string | undefined {
  const places = [...text.matchAll(PLACE)];
  const isWhole = places.every((place) => known(place[1] ?? '', place[2], bound) !== undefined);
  if (!isWhole) return undefined;
  return text.replaceAll(
    PLACE,
    (place, kind: string, label: string | undefined) => known(kind, label, bound) ?? place,
  );
}

/** The same throughout a value; numbers of times in texts alone become numbers. */
export function fill(value: Json, bound: Bindings): Json {
  if (typeof value === 'string') return fillTextOrNumber(value, bound);
  if (isList(value)) return value.map((item) => fill(item, bound));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [fillText(key, bound) ?? key, fill(item, bound)]),
  );
}

function fillTextOrNumber(text: string, bound: Bindings): Json {
  const filled = fillText(text, bound);
  if (filled === undefined) throw new Error(`not known yet: ${text}`);
  return /^\{\{(?:time|number)(?::[^}]*)?\}\}$/.test(text) ? Number(filled) : filled;
}

/** How many placeholders of a value are not known. */
export function uncertainty(value: Json, bound: Bindings): number {
  const places = [...JSON.stringify(value).matchAll(PLACE)];
  return places.filter((place) => known(place[1] ?? '', place[2], bound) === undefined).length;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a text is what the template says; binds what is seen for the first time. */
export function matchText(template: string, actual: string, bound: Bindings): boolean {
  if (!template.includes('{{')) return template === actual;
  const fresh: string[] = [];
  let pattern = '';
  let end = 0;
  for (const place of template.matchAll(PLACE)) {
    const [whole, kind = '', label] = place;
    pattern += escaped(template.slice(end, place.index));
    end = place.index + whole.length;
    const value = known(kind, label, bound);
    if (value === undefined) {
      fresh.push(nameOf(kind, label));
      pattern += `(${KINDS.get(kind) ?? ID})`;
    } else pattern += escaped(value);
  }
  const match = new RegExp(`^${pattern}${escaped(template.slice(end))}$`).exec(actual);
  if (match === null) return false;
  return bindAll(fresh, match.slice(1), bound);
}

/** Binds several; the same name twice must have had the same value. */
function bindAll(names: readonly string[], values: readonly string[], bound: Bindings): boolean {
  const seen: Bindings = new Map();
  for (const [at, name] of names.entries()) {
    const value = values[at] ?? '';
    if (!name.includes(':')) continue;
    if ((seen.get(name) ?? value) !== value) return false;
    seen.set(name, value);
  }
  for (const [name, value] of seen) bound.set(name, value);
  return true;
}
