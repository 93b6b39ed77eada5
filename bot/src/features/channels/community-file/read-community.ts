import { isUtf8 } from 'node:buffer';

import type { Community, Hub, Shortcut, Team, Territory, Tool } from '../channels.ts';
import type { CommunityRefused } from '../failures.ts';
import { expandChannels } from './expand-channels.ts';
import { hubItems, territoryItems, toolItems } from './expand-items.ts';
import { readFileShape, type FileShape } from './file-shape.ts';
import { findingsOf, type CommunityFindings, type FileProblem } from './problems.ts';
import type { Position } from '../../../core/yaml/findings.ts';
import type { Located } from '../../../core/yaml/readers.ts';
import { isTimeZone, readTerritories } from './read-territories.ts';
import { settingsOf } from './settings.ts';
import { openYaml } from '../../../core/yaml/yaml-cursor.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

export interface CommunityFiles {
  /** Name of the file, for problems. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Bytes of another file of the same folder; `undefined` when there is none. */
  readonly beside: (name: string) => Promise<Uint8Array | undefined>;
}

const maximumBytes = 1_048_576;
const start: Position = { line: 1, column: 1 };

/** The community that the files describe, or **all** that is wrong with them, by line and column. */
export async function readCommunity(
  files: CommunityFiles,
): Promise<Result<Community, CommunityRefused>> {
  const findings = findingsOf(files.name);
  const text = textOf(files.bytes, findings);
  if (text === undefined) return refused(findings.problems);
  const { shape, sections } = readFileShape(openYaml(text, findings));
  const territories = await territoriesOf(shape, files, findings);
  const community = assemble(shape, { territories: territories.list, sections, findings });
  const problems = [...findings.problems, ...territories.problems];
  return community && problems.length === 0 ? ok(community) : refused(problems);
}

function refused(problems: readonly FileProblem[]) {
  return fail({ tag: 'CommunityRefused', problems, hash: '' });
}

function textOf(bytes: Uint8Array, findings: CommunityFindings): string | undefined {
  if (bytes.byteLength > maximumBytes) findings.add(start, 'too-large', { expected: '1 Mio' });
  else if (!isUtf8(bytes)) findings.add(start, 'not-utf8');
  else return new TextDecoder().decode(bytes);
  return undefined;
}

interface ReadTerritoriesFile {
  readonly list: readonly Territory[];
  readonly problems: readonly FileProblem[];
}

async function territoriesOf(
  { territories }: FileShape,
  files: CommunityFiles,
  findings: CommunityFindings,
): Promise<ReadTerritoriesFile> {
  const nothing = { list: [], problems: [] };
  if (!territories) return nothing;
  const { value: name, at } = territories;
  if (!/^[^/\\]+$/.test(name) || name === '..') {
    findings.add(at, 'file-outside', { value: name });
    return nothing;
  }
  const bytes = await files.beside(name);
  if (!bytes) {
    findings.add(at, 'file-missing', { value: name });
    return nothing;
  }
  const inside = findingsOf(name);
  const text = textOf(bytes, inside);
  const list = text === undefined ? [] : readTerritories(text, inside);
  return { list, problems: inside.problems };
}

function assemble(
  shape: FileShape,
  given: {
    readonly territories: readonly Territory[];
    readonly sections: Readonly<Record<string, unknown>>;
    readonly findings: CommunityFindings;
  },
): Community | undefined {
  const { territories, sections, findings } = given;
  checkVersion(shape, findings);
  const { community, channels } = shape;
  const teams = teamsOf(shape, findings);
  const hubs = hubsOf(shape, territories, findings);
  const tools = toolsOf(shape, findings);
  const regions = new Set(territories.map(({ region }) => region));
  const expanded = expandChannels({
    shapes: channels?.value.list ?? [],
    defaults: shape.defaults ?? {},
    known: {
      territories: new Set(territories.map(({ code }) => code)),
      regions,
      hubs: new Set(hubs.map(({ key }) => key)),
      tools: new Set(tools.map(({ key }) => key)),
    },
    items: {
      territory: territoryItems(territories),
      hub: hubItems(hubs),
      tool: toolItems(tools),
    },
    teams: teams.map(({ key }) => key),
    defaultTeam: teams.find(({ isDefault }) => isDefault)?.key ?? '',
    findings,
  });
  if (!community) return undefined;
  if (!isTimeZone(community.timezone.value)) {
    const { at, value } = community.timezone;
    findings.add(at, 'time-zone-unknown', { value });
  }
  return {
    id: community.id,
    name: community.name,
    languages: community.languages,
    timeZone: community.timezone.value,
    teams,
    territories,
    hubs,
    tools,
    links: (shape.links ?? []).map(toLink),
    channels: expanded,
    ...settingsOf(channels?.value ?? {}, shape.registry ?? {}),
    sections,
  };
}

function toLink({ name, url, roles }: Shortcut): Shortcut {
  return { name, url, ...(roles && { roles }) };
}

function checkVersion({ version }: FileShape, findings: CommunityFindings): void {
  if (version && version.value !== 1) {
    findings.add(version.at, 'version-unknown', { value: String(version.value), expected: '1' });
  }
}

function refuseTwice(keys: readonly Located<string>[], findings: CommunityFindings): void {
  const seen = new Set<string>();
  for (const { value, at } of keys) {
    if (seen.has(value)) findings.add(at, 'twice', { value });
    seen.add(value);
  }
}

function teamsOf({ teams }: FileShape, findings: CommunityFindings): readonly Team[] {
  if (!teams) return [];
  const { value, at } = teams;
  refuseTwice(
    value.map(({ key }) => key),
    findings,
  );
  if (value.filter((team) => team.default === true).length !== 1) {
    findings.add(at, 'one-default-team');
  }
  return value.map((team) => {
    const { key, name, id } = team;
    if ((name === undefined) === (id === undefined)) {
      findings.add(key.at, 'team-name-or-id', { value: key.value });
    }
    return {
      key: key.value,
      found: name === undefined ? { id: id ?? '' } : { name },
      isDefault: team.default ?? false,
      people: team.people ?? 'watch',
      departure: team.departure ?? 'team',
    };
  });
}

function hubsOf(
  { hubs = [] }: FileShape,
  territories: readonly Territory[],
  findings: CommunityFindings,
): readonly Hub[] {
  refuseTwice(
    hubs.map(({ key }) => key),
    findings,
  );
  return hubs.map(({ key, name, covers }) => {
    const codes = covers.flatMap(({ value, at }) => {
      const covered = territories.filter(({ code, region }) => code === value || region === value);
      if (covered.length === 0)
        findings.add(at, 'unknown-reference', { value, expected: 'covers' });
      return covered.map(({ code }) => code);
    });
    return { key: key.value, name, territories: [...new Set(codes)].sort() };
  });
}

function toolsOf({ tools = [] }: FileShape, findings: CommunityFindings): readonly Tool[] {
  refuseTwice(
    tools.map(({ key }) => key),
    findings,
  );
  return tools.map(({ key, name, url }) => ({
    key: key.value,
    name,
    ...(url !== undefined && { url }),
  }));
}
