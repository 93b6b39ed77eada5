import { rhythms, type Rhythm, type Summary } from './summary.ts';
import { readStatsWords, type WordsContext } from '../chat/stats-words.ts';
import { fold } from '../../../core/parameters.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

export interface SummaryWords {
  readonly rhythm: Rhythm | undefined;
  readonly channel: string;
  readonly scope?: Summary['scope'];
  readonly departements?: readonly string[];
}

/** Not `semaine|mois|non ~channel`, with a territory or the nation at most. */
export interface SummaryWordsUnknown {
  readonly tag: 'SummaryWordsUnknown';
  readonly received: string;
}

/**
 * `semaine ~c`, `mois ~c nation`, `non 44 - Loire-Atlantique`: a channel by its name or its display
 * name; no period, no person and no filter, ever.
 */
export function readSummaryWords(
  text: string,
  context: WordsContext,
): Result<SummaryWords, SummaryWordsUnknown> {
  const [rhythmWord = '', ...others] = text.trim().split(/\s+/);
  const is = (key: 'semaine' | 'mois' | 'non') =>
    context.wordings(`stats.summary.word.${key}`).includes(fold(rhythmWord));
  const rhythm = rhythms.find(is);
  const about = rhythm ?? (is('non') ? 'non' : undefined);
  const most = others[0]?.startsWith('~') ? Math.min(1, others.length) : others.length;
  for (let count = 1; about && count <= most; count += 1) {
    const scope = readScope(others.slice(count).join(' '), context);
    const channel = channelName(others.slice(0, count).join(' '));
    if (scope && channel !== '') return ok({ rhythm, channel, ...scope });
  }
  return fail({ tag: 'SummaryWordsUnknown', received: text });
}

/** A territory or the nation, or nothing at all. */
function readScope(
  words: string,
  context: WordsContext,
): Pick<SummaryWords, 'scope' | 'departements'> | undefined {
  const read = readStatsWords(words, context);
  if (!read.ok) return undefined;
  const { scope, departements, period, filters } = read.value;
  if (scope !== undefined && !isSummaryScope(scope)) return undefined;
  if (period || Object.keys(filters).length > 0) return undefined;
  return { ...(scope && { scope }), ...(departements && { departements }) };
}

/** The name in addresses: `44 - Loire-Atlantique` is `44-loire-atlantique`. */
function channelName(words: string): string {
  if (words.includes(':')) return '';
  return fold(words)
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function isSummaryScope(scope: string): scope is Summary['scope'] {
  return ['territoireConseillers', 'territoireLieux', 'nation'].includes(scope);
}
