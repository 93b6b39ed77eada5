import { fail, ok, type Result } from '../../core/result.ts';
import { departementByCode, loadCommunes } from '../territory/index.ts';
import { isCalendarDate } from './one-line/calendar.ts';
import { parseCraLine } from './one-line/parse-cra-line.ts';
import type { ParsedCraLine } from './one-line/result.ts';

export type CraParseArguments = {
  readonly line: string;
  /** Code, as `44`, `2A` or `974`. */
  readonly departement: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
};

export type CraParseFailure =
  | { readonly tag: 'UnknownDepartement'; readonly received: string }
  | { readonly tag: 'InvalidToday'; readonly received: string };

/** `coop cra parse`: reads a line without server nor database; nothing is stored. */
export function runCraParse(
  { line, departement, today }: CraParseArguments,
  communes = loadCommunes(),
): Result<ParsedCraLine, CraParseFailure> {
  const territory = departementByCode(departement.toUpperCase());
  if (territory === undefined) return fail({ tag: 'UnknownDepartement', received: departement });
  if (!isCalendarDate(today)) return fail({ tag: 'InvalidToday', received: today });
  return ok(parseCraLine(line, { today, departement: territory.code, communes }));
}
