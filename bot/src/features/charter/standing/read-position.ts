import { communityCharterKey } from './community-charter.ts';
import { standingAt } from './fold.ts';
import type { CharterEdition, CharterReader, CharterVersion } from '../ports.ts';
import { silenceLimit } from './reminder-dates.ts';
import type { CharterEvent, Standing } from './state.ts';
import { versionInForce } from './version.ts';
import type { UserId } from '../../../core/actor.ts';
import type { BotState } from '../../../core/bot-state.ts';
import type { Whereabouts } from '../../../core/calendar/person-hours.ts';

/** Whoever a charter is put to. */
export interface Subject extends Whereabouts {
  readonly userId: UserId;
}

/** Where a person stands towards a charter that is in force. */
export interface Position {
  readonly charter: string;
  readonly inForce: CharterVersion;
  /** All published versions, lowest number first. */
  readonly versions: readonly CharterVersion[];
  readonly events: readonly CharterEvent[];
  readonly standing: Standing;
}

export interface CharterSources {
  readonly charters: CharterReader;
  readonly state: BotState;
}

/** `undefined` when no version is in force. Without `charter`: the community's. */
export async function readPosition(
  { charters, state }: CharterSources,
  { subject, charter, now, zone }: PositionRequest,
): Promise<Position | undefined> {
  const id = charter ?? (await state.read(communityCharterKey));
  if (id === undefined) return undefined;
  const versions = await charters.versions(id);
  const number = versionInForce(versions, now, zone)?.number;
  const inForce = versions.find((version) => version.number === number);
  if (!inForce) return undefined;
  const events = await charters.eventsOf(id, subject.userId);
  const world = charterWorld(versions, zone, subject);
  return { charter: id, inForce, versions, events, standing: standingAt(events, world, now) };
}

export interface PositionRequest {
  readonly subject: Subject;
  readonly charter?: string | undefined;
  /** ms since 1970. */
  readonly now: number;
  /** The community's, IANA. */
  readonly zone: string;
}

export function charterWorld(
  versions: readonly CharterVersion[],
  zone: string,
  person: Whereabouts,
) {
  return {
    versions,
    zone,
    silenceLimit: (invitedAt: number) => silenceLimit(person, invitedAt),
  };
}

/** The edition in the reader's language, else in the first. */
export function editionFor({ editions }: CharterVersion, language: string): CharterEdition {
  const edition = editions.find(({ document }) => document.language === language) ?? editions[0];
  if (!edition) throw new Error('a published version has an edition');
  return edition;
}
