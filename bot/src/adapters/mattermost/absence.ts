import { isRefused, type RefusalKind } from './refusals.ts';

/** The answer, or undefined when Mattermost says that the thing does not exist. */
export async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  return unlessRefused(answer, 'not-found');
}

/** The answer, or undefined when it was refused for one of these reasons. */
export async function unlessRefused<T>(
  answer: Promise<T>,
  ...kinds: readonly RefusalKind[]
): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isRefused(error, ...kinds)) return undefined;
    throw error;
  }
}
