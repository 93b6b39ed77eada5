import type { Cause } from '../plan/desire.ts';
import { say, type Text } from '../../../core/text.ts';

/** Why somebody is in a channel, or is not, in a few words. */
export function whyText(cause: Cause | 'unknown'): Text {
  return say(`channels.cause.${cause}`);
}
