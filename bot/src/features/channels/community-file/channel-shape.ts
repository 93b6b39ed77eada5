import { channelKinds } from '../channels.ts';
import {
  listOf,
  located,
  oneOf,
  optional,
  record,
  required,
  text,
  truth,
  type Read,
  type RecordOf,
} from '../../../core/yaml/readers.ts';
import { readAudience, readReferents } from './selector-shape.ts';

const mattermostId = /^[a-z0-9]{26}$/;
const readAdoption: Read<{ readonly id?: string; readonly name?: string }> = record({
  id: optional(text(26, mattermostId)),
  name: optional(text(64)),
});

/** What `defaults` may say for every channel. */
const sharedFields = {
  team: optional(located(text(48))),
  type: optional(oneOf('public', 'private')),
  gate: optional(located(oneOf('charter', 'open'))),
  leave: optional(oneOf('respect', 'return')),
  extra: optional(located(oneOf('keep', 'report', 'remove'))),
  join: optional(readAudience),
  members: optional(readAudience),
  display_policy: optional(oneOf('enforce', 'keep')),
  referents: optional(readReferents),
  admins: optional(truth),
  header: optional(text(1_024)),
  purpose: optional(located(text(1_000))),
  charter: optional(text(64)),
  help: optional(truth),
};

const channelFields = {
  ...sharedFields,
  key: required(located(text(64))),
  kind: required(located(oneOf(...channelKinds))),
  each: optional(oneOf('territory', 'hub', 'tool')),
  except: optional(listOf(located(text(64)))),
  was: optional(listOf(text(48))),
  name: optional(located(text(128))),
  adopt: optional(located(readAdoption)),
  display: optional(located(text(200))),
};

export type SharedShape = RecordOf<typeof sharedFields>;
export type ChannelShape = RecordOf<typeof channelFields>;

export const readShared = record(sharedFields);
export const readChannelShapes = listOf(record(channelFields));
