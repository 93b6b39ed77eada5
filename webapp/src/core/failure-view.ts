import type { CallFailure } from './bot-client.ts';
import type { MessageKey, Text } from './texts.ts';

/** A failure in words: what happened, what to do, and the number to quote. */
export interface FailureView {
  readonly title: string;
  readonly advice: string;
  readonly reference: string | undefined;
  /** The name of the button that tries again, where it is of use. */
  readonly retry: string | undefined;
}

/** The sentence of a failure that its caller has no better words for. */
export function failureView(failure: CallFailure, t: Text): FailureView {
  const words = wordsOf(failure);
  const reference = failure.tag === 'Refused' ? failure.problem.reference : undefined;
  return {
    title: t(words.title),
    advice: adviceOf(failure, words, t),
    reference: reference === undefined ? undefined : t('failure.reference', { reference }),
    retry: failure.tag === 'SignedOut' ? undefined : t('failure.retry'),
  };
}

/** A part of the page that could not be fetched. */
export function chunkFailureView(t: Text): FailureView {
  return {
    title: t('failure.offline'),
    advice: t('failure.offline.advice'),
    reference: undefined,
    retry: t('failure.retry'),
  };
}

/** For a refusal that we have no words for, the bot's own sentence. */
function adviceOf(failure: CallFailure, words: FailureWords, t: Text): string {
  const values = failure.tag === 'OutOfReach' ? { address: failure.address } : undefined;
  const ours = t(words.advice, values);
  return failure.tag === 'Refused' && words.title === 'failure.refused'
    ? (failure.problem.detail ?? ours)
    : ours;
}

interface FailureWords {
  readonly title: MessageKey;
  readonly advice: MessageKey;
}

function wordsOf(failure: CallFailure): FailureWords {
  switch (failure.tag) {
    case 'Offline':
    case 'HostUnreachable':
      return { title: 'failure.offline', advice: 'failure.offline.advice' };
    case 'OutOfReach':
      return { title: 'failure.outOfReach', advice: 'failure.outOfReach.advice' };
    case 'BotDown':
      return { title: 'failure.botDown', advice: 'failure.botDown.advice' };
    case 'CommandUnknown':
      return { title: 'failure.commandUnknown', advice: 'failure.commandUnknown.advice' };
    case 'NotAllowed':
      return { title: 'failure.notAllowed', advice: 'failure.notAllowed.advice' };
    case 'SignedOut':
      return { title: 'failure.signedOut', advice: 'failure.signedOut.advice' };
    case 'NoChannel':
      return { title: 'failure.noChannel', advice: 'failure.noChannel.advice' };
    case 'TooSlow':
    case 'GivenUp':
      return { title: 'failure.tooSlow', advice: 'failure.tooSlow.advice' };
    case 'SessionUnreadable':
    case 'Unreadable':
      return { title: 'failure.unreadable', advice: 'failure.unreadable.advice' };
    case 'Refused':
      return wordsOfRefusal(failure.problem.code, failure.problem.status);
  }
}

function wordsOfRefusal(code: string, status: number): FailureWords {
  if (status === 403) {
    return { title: 'failure.notAllowed', advice: 'failure.forbidden.advice' };
  }
  if (status === 401) {
    return { title: 'failure.expired', advice: 'failure.expired.advice' };
  }
  if (status === 429) {
    return { title: 'failure.tooMany', advice: 'failure.tooMany.advice' };
  }
  return code === 'no-affectation'
    ? { title: 'failure.noAffectation', advice: 'failure.noAffectation.advice' }
    : { title: 'failure.refused', advice: 'failure.refused.advice' };
}
