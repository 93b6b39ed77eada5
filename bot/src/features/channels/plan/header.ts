/** Between the bot's zone and what people write. */
const mark = '‖';
const maximumRunes = 1_024;

/** What the bot's zone of a header is made from. */
export interface ZoneParts {
  /** `{referents}` and `{charter}` between ` · `. */
  readonly template: string;
  /** Account names, ordered. */
  readonly referents: readonly string[];
  /** What stands for `{charter}`; empty: its part is left out. */
  readonly charter: string;
  /** `Référents : `. */
  readonly label: string;
}

/**
 * The zone in full, then shorter and shorter: three referents, one, none of the labels
 * (`channels.md`, Header).
 */
function zonesOf({ template, referents, charter, label }: ZoneParts): readonly string[] {
  const listed = (count: number, words: string) => {
    const shown = referents.slice(0, count).map((name) => `@${name}`);
    const more = referents.length - shown.length;
    const rest = more > 0 ? [`+ ${String(more)}`] : [];
    return shown.length === 0 ? '' : `${words}${[...shown, ...rest].join(', ')}`;
  };
  const fill = (names: string) =>
    template
      .split(' · ')
      .map((part) => part.replaceAll('{referents}', names).replaceAll('{charter}', charter).trim())
      .filter((part) => part !== '')
      .join(' · ');
  const zones = [
    fill(listed(referents.length, label)),
    fill(listed(3, label)),
    fill(listed(1, label)),
    fill(listed(1, '')),
  ];
  return [...new Set(zones)].map(harmless);
}

/** Nothing of a template calls everybody, nor ends the zone. */
function harmless(zone: string): string {
  return zone.replace(/@(all|here|channel)\b/gi, '$1').replaceAll(mark, '|');
}

export interface SplitHeader {
  /** `undefined` for a header that people alone wrote. */
  readonly zone: string | undefined;
  /** Kept to the byte. */
  readonly byHand: string;
}

/** Everything after the first mark belongs to people; without a mark, everything. */
export function splitHeader(header: string): SplitHeader {
  const at = header.indexOf(mark);
  if (at < 0) return { zone: undefined, byHand: header === '' ? '' : ` ${header}` };
  return { zone: header.slice(0, at).trimEnd(), byHand: header.slice(at + mark.length) };
}

export type HeaderPlan =
  | { readonly kind: 'fits'; readonly header: string; readonly zone: string }
  /** The bot has nothing to say, or no room. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long' };

/** The header with the longest of the bot's zones that fits beside what people wrote. */
export function planHeader(current: string, parts: ZoneParts): HeaderPlan {
  const { zone: present, byHand } = splitHeader(current);
  const zones = zonesOf(parts);
  if (zones.every((zone) => zone === '') && present === undefined) return { kind: 'empty' };
  for (const zone of zones) {
    const header = `${zone}${zone === '' ? '' : ' '}${mark}${byHand}`;
    if (Array.from(header).length <= maximumRunes) return { kind: 'fits', header, zone };
  }
  return { kind: 'too-long' };
}

/** The header with another text after the bot's zone; `undefined` when it has no room. */
export function withTextByHand(current: string, text: string): string | undefined {
  const { zone = '' } = splitHeader(current);
  const byHand = text.trim().replaceAll(mark, '|');
  const header = `${zone}${zone === '' ? '' : ' '}${mark}${byHand === '' ? '' : ` ${byHand}`}`;
  return Array.from(header).length <= maximumRunes ? header : undefined;
}
