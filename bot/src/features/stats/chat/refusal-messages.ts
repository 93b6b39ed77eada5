import { wordsUnknownText, type StatsWordsUnknown } from './stats-words.ts';
import type { ReadStatsFailure } from '../read-stats.ts';
import { statsRefusalTexts } from '../refusal-answers.ts';
import { message, type Message, type Refusing } from '../../../core/message.ts';

/** What the chat answers to a question that is refused, wherever it was asked. */
export const statsRefusalMessages: Refusing<ReadStatsFailure, Message> = {
  InvalidPeriod: (failure) => message(statsRefusalTexts.InvalidPeriod(failure)),
  PeriodTooLong: (failure) => message(statsRefusalTexts.PeriodTooLong(failure)),
  UnknownScope: (failure) => message(statsRefusalTexts.UnknownScope(failure)),
  UnknownFilter: (failure) => message(statsRefusalTexts.UnknownFilter(failure)),
  ScopeNotAllowed: (failure) => message(statsRefusalTexts.ScopeNotAllowed(failure)),
  AdviserUnfiltered: (failure) => message(statsRefusalTexts.AdviserUnfiltered(failure)),
};

/** The same, and to words that say nothing. */
export const questionRefusals: Refusing<ReadStatsFailure | StatsWordsUnknown, Message> = {
  ...statsRefusalMessages,
  StatsWordsUnknown: (failure) => message(wordsUnknownText(failure)),
};
