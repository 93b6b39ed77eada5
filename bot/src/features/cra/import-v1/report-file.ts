import { findingsOf, shown } from './report-text.ts';
import type { ImportLine } from './report.ts';
import { csvRow } from '../../../core/csv.ts';
import type { Say } from '../../../core/rendered.ts';
import { say } from '../../../core/text.ts';

/** How a line of the report is written in a file. */
export interface ReportWriting {
  readonly begin: string;
  readonly line: (line: ImportLine) => string;
}

/** One object a line: what a program reads. */
export const reportJson: ReportWriting = {
  begin: '',
  line: (line) => `${JSON.stringify(line)}\n`,
};

/** A table for people: one row for each finding, one for a record without any. */
export function reportTable(t: Say): ReportWriting {
  const headers = [
    'record',
    'sourceId',
    'status',
    'field',
    'rule',
    'received',
    'sentence',
    'place',
  ];
  return {
    begin: `\uFEFF${csvRow(headers)}`,
    line: (line) => {
      const { record, sourceId, status, permanence = '' } = line;
      const known = [record, sourceId ?? '', t(say(`cra.import.status.${status}`))];
      const findings = findingsOf(line);
      if (findings.length === 0) {
        const rule = line.status === 'ignored' ? line.rule : '';
        return csvRow([...known, '', rule, '', '', permanence]);
      }
      return findings
        .map(({ field, rule, received, candidates = [] }) => {
          const sentence = t(say(`cra.import.rule.${rule}`, { candidates: candidates.join(', ') }));
          return csvRow([...known, field, rule, shown(received), sentence, permanence]);
        })
        .join('');
    },
  };
}
