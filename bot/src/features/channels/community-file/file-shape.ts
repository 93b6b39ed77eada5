import { roles } from '@coop/contract/identity-routes';

import { readChannelShapes, readShared } from './channel-shape.ts';
import {
  duration,
  listOf,
  located,
  oneOf,
  oneOrMany,
  optional,
  record,
  required,
  share,
  text,
  truth,
  whole,
  type Fields,
  type Read,
  type RecordOf,
} from '../../../core/yaml/readers.ts';
import { plainOf, type Cursor } from '../../../core/yaml/yaml-cursor.ts';

const key = located(text(48, /^[a-z0-9-]{1,48}$/));
const httpsAddress = text(2_048, /^https:\/\/[^\s]+$/);

const communityFields = {
  id: required(text(32, /^[a-z0-9-]{2,32}$/)),
  name: required(text(80)),
  languages: required(listOf(oneOf('fr', 'en'))),
  timezone: required(located(text(64))),
};

const teamFields = {
  key: required(key),
  name: optional(text(64, /^[a-z0-9-]+$/)),
  id: optional(text(26, /^[a-z0-9]{26}$/)),
  default: optional(truth),
  people: optional(oneOf('watch', 'manage')),
  departure: optional(oneOf('team', 'channels')),
};

const hubFields = {
  key: required(key),
  name: required(text(60)),
  covers: required(listOf(located(text(64)))),
};

const toolFields = { key: required(key), name: required(text(60)), url: optional(httpsAddress) };

const linkFields = {
  name: required(text(40)),
  url: required(httpsAddress),
  roles: optional(oneOrMany(oneOf(...roles))),
};

const settingsFields = {
  passes: optional(record({ light: optional(duration), full: optional(duration) })),
  concurrency: optional(whole(1, 16)),
  auto: optional(record({ maxRemovals: optional(whole(0, 100_000)), maxShare: optional(share) })),
  plan: optional(record({ ttl: optional(duration) })),
};

const registryFields = {
  match: optional(record({ email: optional(oneOf('auto', 'propose', 'off')) })),
  import: optional(record({ missingShare: optional(share) })),
  inactivity: optional(listOf(whole(0, 3_650))),
  departure: optional(record({ teamAfter: optional(duration) })),
  archive: optional(record({ after: optional(duration) })),
};

/** Beside the list, a record may hold the settings of this feature (decision 22). */
const readSettledChannels = record({ ...settingsFields, list: required(readChannelShapes) });

export type SettingsShape = RecordOf<typeof settingsFields>;
export type RegistryShape = RecordOf<typeof registryFields>;

const readChannels: Read<RecordOf<typeof settingsFields> & { readonly list: ChannelList }> = (
  cursor,
) => {
  if (cursor.node.kind === 'record') return readSettledChannels(cursor);
  const list = readChannelShapes(cursor);
  return list && { list };
};

type ChannelList = NonNullable<ReturnType<typeof readChannelShapes>>;

/** Sections whose keys are checked by the features that read them. */
export const sectionNames = [
  'charter',
  'onboarding',
  'cra',
  'hotline',
  'faq',
  'moderation',
  'directory',
  'resources',
  'groups',
  'news',
  'digest',
  'polls',
  'ideas',
  'appointments',
  'privacy',
] as const;

const readSection: Read<unknown> = (cursor) => {
  if (cursor.node.kind === 'record') return plainOf(cursor);
  record({})(cursor);
  return undefined;
};

const sectionFields: Fields = Object.fromEntries(
  sectionNames.map((name) => [name, optional(readSection)]),
);

const fileFields = {
  version: optional(located(whole(0, 1_000))),
  community: optional(record(communityFields)),
  teams: optional(located(listOf(record(teamFields)))),
  territories: optional(located(text(255))),
  hubs: optional(listOf(record(hubFields))),
  tools: optional(listOf(record(toolFields))),
  links: optional(listOf(record(linkFields))),
  defaults: optional(readShared),
  channels: optional(located(readChannels)),
  registry: optional(record(registryFields)),
};

const requiredFields = ['version', 'community', 'teams', 'channels'] as const;

export type FileShape = RecordOf<typeof fileFields>;

/**
 * The file as it is written, each part by its own form, so that what is wrong in one does not hide
 * what is wrong in another; what refers to other parts comes after.
 */
export function readFileShape(cursor: Cursor): {
  readonly shape: FileShape;
  readonly sections: Readonly<Record<string, unknown>>;
} {
  const { node, at, file } = cursor;
  const written = node.kind === 'record' ? node.entries.map(({ key: name }) => name) : [];
  const read = record<Fields>({ ...fileFields, ...sectionFields })(cursor) ?? {};
  for (const name of requiredFields) {
    if (node.kind === 'record' && !written.includes(name)) {
      file.findings.add(at, 'missing-field', { value: name });
    }
  }
  const sections = Object.fromEntries(
    Object.entries(read).filter(([name]) => sectionNames.some((one) => one === name)),
  );
  return { shape: read, sections };
}
