import { listedLines, type Finding, type ImportLine, type ImportSummary } from './report.ts';
import { lines, say, typed, type Text } from '../../../core/text.ts';

/** What an import did, or would do; the refused records are listed up to a thousand. */
export function summaryText(
  { records, counts, refused }: ImportSummary,
  { dryRun }: { readonly dryRun: boolean },
): Text {
  const more = counts.refused - refused.length;
  return lines(
    say(dryRun ? 'cra.import.rehearsed' : 'cra.import.done', { records }),
    say('cra.import.counts', counts),
    refused.length > 0 ? say('cra.import.refused') : undefined,
    ...refused.map(refusedLine),
    more > 0 ? say('cra.import.more', { listed: listedLines, more }) : undefined,
  );
}

function refusedLine({ record, sourceId, refusals }: ImportSummary['refused'][number]): Text {
  const why = refusals.map((finding) => findingText(finding));
  return say('cra.import.line', { record: String(record), sourceId: typed(sourceId ?? '?'), why });
}

/** One finding as a sentence: the field, what is wrong, what stood there. */
export function findingText({ field, rule, received, candidates = [] }: Finding): Text {
  return say('cra.import.finding', {
    field: typed(field),
    why: say(`cra.import.rule.${rule}`, { candidates: candidates.join(', ') }),
    received: typed(shown(received)),
  });
}

const longest = 120;

/** As it stood, short enough for a line. */
export function shown(received: unknown): string {
  if (received === null) return '∅';
  const text = typeof received === 'string' ? received : JSON.stringify(received);
  return text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text;
}

/** Everything that was found in a record. */
export function findingsOf(line: ImportLine): readonly Finding[] {
  if (line.status === 'refused') return line.refusals;
  return line.status === 'ignored' ? [] : line.repairs;
}
