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

/** `semaine ~c`, `mois ~c nation`, `non ~c`: no period, no person and no filter, ever. */
export function readSummaryWords(
  text: string,
  context: WordsContext,
): Result<SummaryWords, SummaryWordsUnknown> {
  const refused = fail({ tag: 'SummaryWordsUnknown', received: text });
  const [named, channel = ''] = /~([a-z0-9_-]+)/i.exec(text) ?? [];
  const [rhythmWord = '', ...others] = text
    .replace(named ?? '', ' ')
    .trim()
    .split(/\s+/);
  const is = (key: 'semaine' | 'mois' | 'non') =>
    context.wordings(`stats.summary.word.${key}`).includes(fold(rhythmWord));
  const rhythm = rhythms.find(is);
  if (named === undefined || (!rhythm && !is('non'))) return refused;
  const words = readStatsWords(others.join(' '), context);
  if (!words.ok) return refused;
  const { scope, departements, period, filters } = words.value;
  if (scope !== undefined && !isSummaryScope(scope)) return refused;
  if (period || Object.keys(filters).length > 0) return refused;
  return ok({
    rhythm,
    channel: channel.toLowerCase(),
    ...(scope && { scope }),
    ...(departements && { departements }),
  });
}

function isSummaryScope(scope: string): scope is Summary['scope'] {
  return ['territoireConseillers', 'territoireLieux', 'nation'].includes(scope);
}
