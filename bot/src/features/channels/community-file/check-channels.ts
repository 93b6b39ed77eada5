import type { Channel } from '../channels.ts';
import type { ChannelShape } from './channel-shape.ts';
import type { CommunityFindings } from './problems.ts';

/** A channel with the definition it comes from. */
export interface Expanded {
  readonly channel: Channel;
  readonly shape: ChannelShape;
}

export interface CheckRequest {
  readonly teams: readonly string[];
  readonly findings: CommunityFindings;
}

/** What is wrong with channels beside one another (`channels.md`, Data model). */
export function checkChannels(expanded: readonly Expanded[], request: CheckRequest): void {
  const { findings, teams } = request;
  const keys = new Set<string>();
  const names = new Set<string>();
  for (const { channel, shape } of expanded) {
    const isNew = !keys.has(channel.key);
    if (!isNew) findings.add(shape.key.at, 'twice', { value: channel.key });
    keys.add(channel.key);
    if (!teams.includes(channel.team)) {
      const at = shape.team?.at ?? shape.key.at;
      findings.add(at, 'unknown-reference', { value: channel.team, expected: 'teams' });
    }
    const address = `${channel.team}/${addressOf(channel)}`;
    if (isNew && names.has(address)) {
      findings.add((shape.name ?? shape.key).at, 'name-twice', { value: addressOf(channel) });
    }
    names.add(address);
    checkKind(channel, shape, findings);
  }
  for (const team of teams) checkWelcome(expanded, team, findings);
}

function addressOf({ adopt, name }: Channel): string {
  if (!adopt) return name;
  return 'name' in adopt ? adopt.name : adopt.id;
}

function checkKind(channel: Channel, shape: ChannelShape, findings: CommunityFindings): void {
  const { kind, gate, extra, adopt } = channel;
  if (gate === 'open' && kind !== 'welcome' && kind !== 'team') {
    findings.add(shape.gate?.at ?? shape.key.at, 'open-gate-misplaced', { value: channel.key });
  }
  if (kind === 'team' && extra !== 'remove') {
    findings.add(shape.extra?.at ?? shape.key.at, 'team-removes-extra', { value: channel.key });
  }
  const isTownSquare = adopt && 'name' in adopt && adopt.name === 'town-square';
  if (kind === 'welcome' && !isTownSquare) {
    findings.add(shape.adopt?.at ?? shape.key.at, 'welcome-adopts', { value: channel.key });
  }
}

function checkWelcome(
  expanded: readonly Expanded[],
  team: string,
  findings: CommunityFindings,
): void {
  const welcomes = expanded.filter(
    ({ channel }) => channel.kind === 'welcome' && channel.team === team,
  );
  if (welcomes.length === 1) return;
  const at = welcomes[1]?.shape.kind.at ?? { line: 1, column: 1 };
  findings.add(at, 'one-welcome', { value: team });
}
