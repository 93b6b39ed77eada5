import { findingText } from '../import-v1/report-text.ts';
import type { ImportSummary } from '../import-v1/report.ts';
import { message, type Message } from '../../../core/message.ts';
import { lines, say, typed, type Text } from '../../../core/text.ts';

/** Refused records that a message lists; the report has them all. */
const shown = 10;

/** What the trial found; with something to import, the button that does it. */
export function triedMessage(summary: ImportSummary, fileId: string): Message {
  const { accepted, repaired } = summary.counts;
  const text = lines(
    say('cra.import.rehearsed', { records: summary.records }),
    ...detailsOf(summary),
    say(accepted + repaired > 0 ? 'cra.import.chat.apply' : 'cra.import.chat.nothing'),
  );
  if (accepted + repaired === 0) return message(text);
  const label = say('cra.import.chat.button', { count: accepted + repaired });
  return message(text, {
    buttons: [{ action: 'cra.import.apply', args: { fileId }, label, style: 'primary' }],
  });
}

/** What was imported. */
export function importedMessage(summary: ImportSummary): Message {
  return message(
    lines(say('cra.import.done', { records: summary.records }), ...detailsOf(summary)),
  );
}

/** How far an import is. */
export function progressMessage(records: number, all: number): Message {
  return message(say('cra.import.chat.progress', { records, all }));
}

function detailsOf({ counts, refused }: ImportSummary): readonly (Text | undefined)[] {
  const more = counts.refused - Math.min(refused.length, shown);
  return [
    say('cra.import.counts', counts),
    refused.length > 0 ? say('cra.import.refused') : undefined,
    ...refused.slice(0, shown).map(({ record, sourceId, refusals }) =>
      say('cra.import.line', {
        record: String(record),
        sourceId: typed(sourceId ?? '?'),
        why: refusals.map((finding) => findingText(finding)),
      }),
    ),
    more > 0 ? say('cra.import.chat.more', { more }) : undefined,
  ];
}
