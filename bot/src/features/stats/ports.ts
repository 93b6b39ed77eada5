import type { StatsFilters } from '@coop/contract/stats';

import type { EntryId, UserId } from '../../core/actor.ts';
import type { CalendarDate } from '../../core/calendar-date.ts';
import type { Affectation } from '../registry/index.ts';
import type { CrasAndPeople, LightTally, Tally } from './tally.ts';

export type { StatsTotals, TotalsReport } from './keep/totals.ts';
export type { CrasAndPeople, LightTally, Tally } from './tally.ts';

/** Which CRAs; who may ask for what is decided before. */
export type StatsScope =
  | { readonly kind: 'conseiller'; readonly id: EntryId }
  | { readonly kind: 'structure'; readonly id: string }
  /** Whose adviser had an affectation in one of them on the date of the CRA. */
  | { readonly kind: 'territoireConseillers'; readonly departements: readonly string[] }
  /** Whose present commune is in one of them: a merged commune counts where its successor is. */
  | { readonly kind: 'territoireLieux'; readonly departements: readonly string[] }
  | { readonly kind: 'nation' };

export interface StatsPeriod {
  /** Both included. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export interface TallyRequest extends StatsPeriod {
  readonly scope: StatsScope;
  /** Empty lists are absent; communes by their present codes, tags by the ids in force. */
  readonly filters: StatsFilters;
  /** Contiguous parts of the period, oldest first: the points of the evolution. */
  readonly points: readonly StatsPeriod[];
  readonly before: StatsPeriod;
  /** Given up (the reader went away): the work stops and the promise is rejected. */
  readonly signal?: AbortSignal;
}

export interface TallyAnswer {
  readonly tally: Tally;
  /** One for each point asked, in their order. */
  readonly points: readonly CrasAndPeople[];
  readonly before: LightTally;
}

/**
 * Sums over CRAs in force, as of the last commit: exact at once after every create, edit, deletion,
 * restoration, import, and change of affectation.
 */
export interface StatsReader {
  tally(request: TallyRequest): Promise<TallyAnswer>;
  /** CRAs by département of the commune (places) or of the advisers, for the map; by code. */
  perDepartement(
    request: StatsPeriod & {
      readonly meaning: 'conseillers' | 'lieux';
      readonly filters: StatsFilters;
      readonly signal?: AbortSignal;
    },
  ): Promise<ReadonlyMap<string, number>>;
}

/** An affectation with the names that go with it. */
export interface NamedAffectation extends Affectation {
  readonly entryId: EntryId;
  /** `Martin Claire`: as one looks for it in a list. */
  readonly name: string;
  readonly structureName: string;
}

/** Who works where, as of the last commit. */
export interface StatsDirectory {
  /** Affectations of every time in these départements, or in all; in no order. */
  affectations(departements?: readonly string[]): Promise<readonly NamedAffectation[]>;
  /** Those of one structure. */
  affectationsAt(structureId: string): Promise<readonly Affectation[]>;
}

/** Accounts of Mattermost by their name. Throws when Mattermost cannot be asked. */
export interface Usernames {
  userIdOf(username: string): Promise<UserId | undefined>;
}

/** Draws a picture described in SVG; letters are Roboto. */
export type DrawPicture = (svg: string) => Promise<Uint8Array>;

/** A living channel, as one of its members names it. */
export interface SummaryChannel {
  readonly id: string;
  readonly displayName: string;
  /** The person who asks is in it. */
  readonly hasMember: boolean;
}

/** Channels in which summaries are posted. Throws when Mattermost cannot be asked. */
export interface SummaryChannels {
  /** `undefined` for none of that name, an archived one, and a private one that the bot is not in. */
  find(wanted: {
    readonly teamId: string;
    readonly name: string;
    readonly userId: UserId;
  }): Promise<SummaryChannel | undefined>;
}
