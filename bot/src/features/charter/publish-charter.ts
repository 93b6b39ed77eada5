import type { CharterActDeps, CharterActStores } from './accept-charter.ts';
import { communityCharterKey } from './standing/community-charter.ts';
import { canonicalText, textSha } from './document/canonical-text.ts';
import type { CharterDocument } from './document/charter-document.ts';
import { majorDifferences, type MajorDifference } from './document/compare-documents.ts';
import type { CharterReader, CharterVersion } from './ports.ts';
import {
  comesIntoForceAt,
  compareVersions,
  writeVersion,
  type VersionNumber,
} from './standing/version.ts';
import type { Person } from '../../core/actor.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** That number was published with other words. */
export interface VersionExists {
  readonly tag: 'VersionExists';
  readonly version: VersionNumber;
}

/** The number does not come after the last one published. */
export interface VersionNotNext {
  readonly tag: 'VersionNotNext';
  readonly version: VersionNumber;
  readonly last: VersionNumber;
}

/** A minor changes what only a major may. */
export interface MinorChangesRules {
  readonly tag: 'MinorChangesRules';
  readonly differences: readonly MajorDifference[];
}

/** Those who accepted the version before must read what changed. */
export interface ChangesMissing {
  readonly tag: 'ChangesMissing';
}

/** The number typed is not the one to confirm; nothing was done. */
export interface NumberNotConfirmed {
  readonly tag: 'NumberNotConfirmed';
  readonly expected: string;
  readonly received: string;
}

export type PublishFailure = VersionExists | VersionNotNext | MinorChangesRules | ChangesMissing;

/** What publishing would do. */
export interface Publication {
  readonly version: CharterVersion;
  readonly kind: 'first' | 'major' | 'minor' | 'unchanged';
  /** When it comes into force (ms since 1970). */
  readonly from: number;
  /** People whose acceptance is asked again. */
  readonly asked: number;
}

export type PublishDeps = CharterActDeps;

interface PublishRequest {
  /** One for each language, the first one first. */
  readonly documents: readonly CharterDocument[];
  readonly now: number;
  readonly zone: string;
}

/**
 * Judges a version before it is published (charter.md, Canonical text and Publishing): a number is
 * given to one text for ever; a minor changes nothing that binds; a later version says what changed.
 */
export async function judgePublication(
  { charters }: { readonly charters: CharterReader },
  { documents, now, zone }: PublishRequest,
): Promise<Result<Publication, PublishFailure>> {
  const version = versionOf(documents, now);
  const published = await charters.versions(version.charter);
  const same = published.find(({ number }) => compareVersions(number, version.number) === 0);
  const from = comesIntoForceAt(version, zone);
  if (same) {
    return textsOf(same) === textsOf(version)
      ? ok({ version: same, kind: 'unchanged', from: comesIntoForceAt(same, zone), asked: 0 })
      : fail({ tag: 'VersionExists', version: version.number });
  }
  const last = published.at(-1);
  if (!last) return ok({ version, kind: 'first', from, asked: 0 });
  if (compareVersions(version.number, last.number) < 0) {
    return fail({ tag: 'VersionNotNext', version: version.number, last: last.number });
  }
  const [document, before] = [documents[0], last.editions[0]?.document];
  if (documents.some(({ changes }) => changes === undefined))
    return fail({ tag: 'ChangesMissing' });
  if (version.number.major > last.number.major) {
    const everyone = await charters.everyone(version.charter);
    return ok({ version, kind: 'major', from, asked: everyone.size });
  }
  const differences = document && before ? majorDifferences(before, document) : [];
  return differences.length > 0
    ? fail({ tag: 'MinorChangesRules', differences })
    : ok({ version, kind: 'minor', from, asked: 0 });
}

/**
 * Publishes a version, its texts kept for ever, with its event in the chain `charte`. A first or a
 * major version is confirmed by typing its number. Publishing again what is published does nothing.
 */
export function publishCharter(
  deps: PublishDeps,
  {
    actor,
    documents,
    typed,
  }: {
    readonly actor: Person;
    readonly documents: readonly CharterDocument[];
    readonly typed: string;
  },
): Promise<Result<Publication, PublishFailure | NumberNotConfirmed>> {
  const now = deps.clock.now();
  type Answer = Result<Publication, PublishFailure | NumberNotConfirmed>;
  return deps.transaction(async (stores): Promise<Answer> => {
    const judged = await judgePublication(stores, { documents, now, zone: deps.timeZone });
    if (!judged.ok || judged.value.kind === 'unchanged') return judged;
    const { version } = judged.value;
    const expected = writeVersion(version.number);
    if (typed.trim() !== expected) {
      return fail({ tag: 'NumberNotConfirmed', expected, received: typed });
    }
    for (const { document } of version.editions) {
      await stores.charters.keepText(canonicalText(document));
    }
    await stores.charters.publish(version);
    const isCommunity = documents.some(({ scope }) => scope === 'community');
    if (isCommunity) await stores.state.write(communityCharterKey, version.charter);
    await tell({ deps, stores, actor }, 'charter.published', version, now);
    return judged;
  });
}

/** Nothing can be retracted any more: it is too old, or nothing was published. */
export interface NothingToRetract {
  readonly tag: 'NothingToRetract';
}

/** Days within which a version can be taken back. */
export const retractDays = 30;

/** Puts the former version back, within 30 days of the publication (charter.md, Publishing). */
export function retractCharter(
  deps: PublishDeps,
  { actor, typed }: { readonly actor: Person; readonly typed: string },
): Promise<Result<CharterVersion, NothingToRetract | NumberNotConfirmed>> {
  const now = deps.clock.now();
  type Answer = Result<CharterVersion, NothingToRetract | NumberNotConfirmed>;
  return deps.transaction(async (stores): Promise<Answer> => {
    const charter = await stores.state.read(communityCharterKey);
    const version = charter === undefined ? undefined : await retractable(stores, charter, now);
    if (charter === undefined || !version) return fail({ tag: 'NothingToRetract' });
    const expected = writeVersion(version.number);
    if (typed.trim() !== expected) {
      return fail({ tag: 'NumberNotConfirmed', expected, received: typed });
    }
    await stores.charters.retract(charter, version.number, now);
    await tell({ deps, stores, actor }, 'charter.retracted', version, now);
    return ok(version);
  });
}

/** The last version published, while there is one before it and 30 days are not over. */
export async function retractable(
  { charters }: { readonly charters: CharterReader },
  charter: string,
  now: number,
): Promise<CharterVersion | undefined> {
  const standing = (await charters.versions(charter)).filter(
    ({ retractedAt }) => retractedAt === undefined,
  );
  const last = standing.at(-1);
  const isRecent = last && now - last.publishedAt <= retractDays * 86_400_000;
  return isRecent && standing.length > 1 ? last : undefined;
}

function versionOf(documents: readonly CharterDocument[], now: number): CharterVersion {
  const [first] = documents;
  if (!first) throw new Error('a version has at least one language');
  return {
    charter: first.id,
    number: first.version,
    publishedAt: now,
    effective: first.effective,
    graceDays: first.graceDays,
    editions: documents.map((document) => ({
      document,
      textSha: textSha(canonicalText(document)),
    })),
  };
}

function textsOf({ editions }: CharterVersion): string {
  return editions.map(({ document, textSha: sha }) => `${document.language} ${sha}`).join('\n');
}

async function tell(
  { deps, stores, actor }: { deps: PublishDeps; stores: CharterActStores; actor: Person },
  type: 'charter.published' | 'charter.retracted',
  version: CharterVersion,
  at: number,
): Promise<void> {
  const subject = await stores.history.pseudonym('charte', actor.userId);
  const languages = Object.fromEntries(
    version.editions.map(({ document, textSha: sha }) => [document.language, sha]),
  );
  await stores.history.append(
    'charte',
    {
      type,
      actor: subject,
      obj: {
        charter: version.charter,
        id: deps.ids.ulid(),
        version: writeVersion(version.number),
      },
      data: { texts: languages, effective: version.effective, graceDays: version.graceDays },
    },
    at,
  );
}
