import { isChannelName, slugOf } from '../channel-names.ts';
import { channelKinds, type Channel } from '../channels.ts';
import type { ChannelShape, SharedShape } from './channel-shape.ts';
import { checkChannels, type Expanded } from './check-channels.ts';
import { fillTemplate, type Item } from './expand-items.ts';
import {
  expandAudience,
  expandReferent,
  type Expanding,
  type KnownNames,
} from './expand-selectors.ts';
import type { CommunityFindings } from './problems.ts';
import type { Position } from '../../../core/yaml/findings.ts';
import type { Located } from '../../../core/yaml/readers.ts';

export interface ExpandRequest {
  readonly shapes: readonly ChannelShape[];
  readonly defaults: SharedShape;
  readonly known: KnownNames;
  readonly items: Readonly<Record<Item['of'], readonly Item[]>>;
  readonly teams: readonly string[];
  readonly defaultTeam: string;
  readonly findings: CommunityFindings;
}

/** Every wanted channel, `each` repeated for its items, with what is wrong about them reported. */
export function expandChannels(request: ExpandRequest): readonly Channel[] {
  const expanded = request.shapes.flatMap((shape) => expandShape(shape, request));
  const readable = expanded.filter(({ channel }) => !channel.key.includes('{'));
  checkChannels(readable, request);
  return expanded.map(({ channel }) => channel).sort(byKindThenKey);
}

function byKindThenKey(a: Channel, b: Channel): number {
  const rank = channelKinds.indexOf(a.kind) - channelKinds.indexOf(b.kind);
  return rank || (a.key < b.key ? -1 : Number(a.key > b.key));
}

function expandShape(shape: ChannelShape, request: ExpandRequest): readonly Expanded[] {
  const { findings, known } = request;
  if (shape.each === undefined) {
    if (shape.except?.[0]) findings.add(shape.except[0].at, 'needs-each', { value: 'except' });
    return [expandOne(shape, { known, findings }, request)];
  }
  const all = request.items[shape.each];
  const left = new Set(shape.except?.map(({ value }) => value));
  for (const { value, at } of shape.except ?? []) {
    if (!all.some(({ code }) => code === value)) {
      findings.add(at, 'unknown-reference', { value, expected: shape.each });
    }
  }
  return all
    .filter(({ code }) => !left.has(code))
    .map((item, index) =>
      expandOne(shape, { known, item, ...(index === 0 && { findings }) }, request),
    );
}

function expandOne(shape: ChannelShape, expanding: Expanding, request: ExpandRequest): Expanded {
  const own = { ...request.defaults, ...shape };
  const fill = (given: Located<string>, fields = expanding.item?.fields ?? {}) =>
    fillTemplate(given.value, fields, (name) =>
      expanding.findings?.add(given.at, 'unknown-placeholder', { value: `{${name}}` }),
    );
  const lowered = Object.fromEntries(
    Object.entries(expanding.item?.fields ?? {}).map(([name, text]) => [name, text.toLowerCase()]),
  );
  const key = fill(shape.key, lowered);
  const limit = (given: Located<string>, most: number) => {
    const value = fill(given);
    if (Array.from(value).length <= most) return value;
    request.findings.add(given.at, 'too-long', { value, expected: String(most) });
    return value;
  };
  const name = nameOf(shape, { key, fill });
  checkNames(shape, { key, name }, request.findings);
  const { adopt, charter, header } = own;
  const channel: Channel = {
    key,
    kind: shape.kind.value,
    team: own.team?.value ?? request.defaultTeam,
    type: own.type ?? 'private',
    name,
    ...(adopt && adoptionOf(adopt, request.findings)),
    display: shape.display ? limit(shape.display, 64) : key,
    displayPolicy: own.display_policy ?? 'default',
    ...(own.purpose && { purpose: limit(own.purpose, 250) }),
    ...(header !== undefined && { header }),
    members: expandAudience(own.members ?? 'none', expanding),
    join: expandAudience(own.join ?? 'none', expanding),
    leave: own.leave ?? 'respect',
    extra: (shape.kind.value === 'team' ? shape.extra?.value : own.extra?.value) ?? extraOf(shape),
    gate: own.gate?.value ?? 'charter',
    ...(charter !== undefined && { charter }),
    isHelp: own.help ?? false,
    referents: (own.referents ?? []).map((referent) => expandReferent(referent, expanding)),
    hasAdmins: own.admins ?? false,
    was: shape.was ?? [],
  };
  return { channel, shape };
}

/** Nobody unwanted stays in a channel of the team. */
function extraOf({ kind }: ChannelShape): Channel['extra'] {
  return kind.value === 'team' ? 'remove' : 'report';
}

function nameOf(
  { name }: ChannelShape,
  { key, fill }: { readonly key: string; readonly fill: (given: Located<string>) => string },
): string {
  if (!name) return key;
  const filled = fill(name);
  return isChannelName(filled) ? filled : name.value.includes('{') ? slugOf(filled) : filled;
}

function checkNames(
  shape: ChannelShape,
  { key, name }: { readonly key: string; readonly name: string },
  findings: CommunityFindings,
): void {
  if (key.includes('{')) return;
  const refuse = (at: Position, value: string) => findings.add(at, 'name-refused', { value });
  if (!/^[a-z0-9-]{1,48}$/.test(key)) refuse(shape.key.at, key);
  else if (!isChannelName(name)) refuse((shape.name ?? shape.key).at, name);
}

function adoptionOf(
  { value, at }: NonNullable<ChannelShape['adopt']>,
  findings: CommunityFindings,
): Pick<Channel, 'adopt'> {
  const { id, name } = value;
  if (id !== undefined && name === undefined) return { adopt: { id } };
  if (name !== undefined && id === undefined) return { adopt: { name } };
  findings.add(at, 'team-name-or-id', { value: 'adopt' });
  return {};
}
