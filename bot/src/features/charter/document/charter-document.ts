import type { CalendarDate } from '../../../core/calendar-date.ts';
import type { VersionNumber } from '../standing/version.ts';

export interface Commitment {
  readonly id: string;
  /** ≤ 24 bytes: the label of a tick. */
  readonly label: string;
  /** ≤ 150 bytes. */
  readonly text: string;
}

export interface Article {
  readonly id: string;
  readonly title: string;
  /** A reason for a report. */
  readonly isReason: boolean;
  /** Its usual gravity there, 1 to 3. */
  readonly severity?: number;
  /** Heaviest step of the ladder for it. */
  readonly cap?: string;
}

export interface Proscribed {
  readonly id: string;
  /** Id of the article that it belongs to. */
  readonly article: string;
  readonly text: string;
}

/** A step of the ladder, or the measure that goes with others. */
export interface Step {
  readonly id: string;
  readonly text: string;
}

export interface CharterQuestion {
  readonly question: string;
  readonly answer: string;
}

/** One version of a charter in one language (charter.md, The document). */
export interface CharterDocument {
  readonly id: string;
  readonly version: VersionNumber;
  readonly language: string;
  readonly title: string;
  readonly effective: CalendarDate;
  readonly scope: 'community' | 'channel';
  readonly graceDays: number;
  /** What changed since the version before; shown first when asking again. */
  readonly changes?: string;
  /** Markdown, ≤ 1,500 bytes: the card and the dialog. */
  readonly summary: string;
  readonly commitments: readonly Commitment[];
  readonly articles: readonly Article[];
  readonly proscribed: readonly Proscribed[];
  readonly ladder: readonly Step[];
  readonly companion?: Step;
  readonly faq: readonly CharterQuestion[];
  /** Markdown; one `## Title {#id}` per article. */
  readonly body: string;
}
