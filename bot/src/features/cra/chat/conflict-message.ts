import { sealEntry, type EntryArgs } from './entry-args.ts';
import { entryFromCra } from './entry-from-cra.ts';
import { datedCraLine, fieldLabel } from './cra-texts.ts';
import { readings } from './line-summary.ts';
import type { Cra } from '../cra.ts';
import { sameValue } from '../same-content.ts';
import { message, type Message } from '../../../core/message.ts';
import { lines, say, type Text } from '../../../core/text.ts';

/** An entry, and the version of its CRA that somebody was faster with. */
export interface EntryConflict {
  readonly entry: EntryArgs;
  readonly inForce: Cra;
  /** Of the tags of both, by id. */
  readonly tagNames: ReadonlyMap<string, string>;
}

/**
 * A CRA changed elsewhere since it was opened here: both versions, by what differs between them, and
 * a button for each. Nothing is written until one is pressed.
 */
export function conflictMessage({ entry, inForce, tagNames }: EntryConflict): Message {
  return message(
    lines(
      say('cra.conflict.title', { line: datedCraLine(inForce) }),
      ...differences({ entry, inForce, tagNames }),
    ),
    {
      buttons: [
        {
          action: 'cra.save',
          args: sealEntry({ ...entry, rev: inForce.rev }),
          label: say('cra.conflict.keepMine'),
        },
        {
          action: 'cra.keep-other',
          args: { id: inForce.id },
          label: say('cra.conflict.keepOther'),
        },
      ],
    },
  );
}

function differences({ entry, inForce, tagNames }: EntryConflict): readonly Text[] {
  const mine: Readonly<Record<string, unknown>> = entry.fields;
  const { fields } = entryFromCra(inForce, { rev: inForce.rev });
  const other: Readonly<Record<string, unknown>> = fields;
  const read = { mine: wordsOf(entry.fields, tagNames), other: wordsOf(fields, tagNames) };
  return Object.keys(read.mine)
    .filter((name) => !sameValue(mine[name] ?? [], other[name] ?? []))
    .map((name) =>
      say('cra.conflict.line', {
        field: fieldLabel(name),
        mine: read.mine[name] ?? say('cra.conflict.nothing'),
        other: read.other[name] ?? say('cra.conflict.nothing'),
      }),
    );
}

/** Tags by their names: what is stored of them are ids. */
function wordsOf(fields: EntryArgs['fields'], tagNames: EntryConflict['tagNames']) {
  const tags = fields.tags?.map((id) => tagNames.get(id) ?? id) ?? [];
  return readings({ ...fields, tags });
}
