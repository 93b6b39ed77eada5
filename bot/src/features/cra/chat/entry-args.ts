import { themes, type Theme } from '@coop/contract/cra';

import type { FoundFields } from '../one-line/result.ts';
import type { CalendarDate } from '../../../core/calendar-date.ts';
import type { SealedArgs } from '../../../core/message.ts';

/** Whatever is known of a CRA that is being entered: nothing of it has been checked yet. */
export type EntryFields = FoundFields & { serie?: string };

/** What an entry in the chat carries, sealed, from one step to the next. */
export interface EntryArgs {
  /** The id that the CRA will have, or has. */
  readonly craId: string;
  /** The six themes that stand as ticks. */
  readonly ticks: readonly Theme[];
  readonly fields: EntryFields;
  /** The revision that is being edited; absent for a new CRA. */
  readonly rev?: number;
  /** Those of its series that follow it and are edited with it, with the revisions read. */
  readonly following?: readonly { readonly id: string; readonly rev: number }[];
  /** The line that left something open, and the day on which it was typed. */
  readonly line?: {
    readonly text: string;
    readonly today: CalendarDate;
    /** The words that no field has taken. */
    readonly lost: string;
  };
  readonly source: 'dialog' | 'command';
}

export function sealEntry(entry: EntryArgs): SealedArgs {
  const { craId, ticks, fields, rev, following, line, source } = entry;
  return {
    craId,
    ticks: ticks.join(','),
    fields: JSON.stringify(fields),
    source,
    ...(rev !== undefined && { rev }),
    ...(line && { line: line.text, today: line.today, lost: line.lost }),
    ...(following && { following: following.map(({ id, rev: read }) => `${id}:${read}`).join() }),
  };
}

/** Reads what `sealEntry` wrote: the seal says that nobody else did. */
export function openEntry(args: SealedArgs): EntryArgs {
  const { rev, following } = args;
  return {
    craId: String(args['craId']),
    ticks: String(args['ticks'] ?? '')
      .split(',')
      .flatMap((code) => themes.filter((theme) => theme === code)),
    fields: readFields(args['fields']),
    source: args['source'] === 'command' ? 'command' : 'dialog',
    ...(typeof rev === 'number' && { rev }),
    ...(typeof args['line'] === 'string' && {
      line: {
        text: args['line'],
        today: String(args['today']),
        lost: String(args['lost'] ?? ''),
      },
    }),
    ...(typeof following === 'string' && { following: readFollowing(following) }),
  };
}

function readFollowing(sealed: string): NonNullable<EntryArgs['following']> {
  return sealed
    .split(',')
    .map((one) => one.split(':'))
    .map(([id = '', rev]) => ({ id, rev: Number(rev) }));
}

function readFields(sealed: SealedArgs[string] | undefined): EntryFields {
  if (typeof sealed !== 'string' || sealed === '') return {};
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by `sealEntry`: the seal says so
  return JSON.parse(sealed) as EntryFields;
}
