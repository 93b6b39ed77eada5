import type { Organisme, Suite } from '@coop/contract/cra';

import { askCounts, sumByCode, type Counted } from './conclude-people.ts';
import type { Conclusion } from './conclusion.ts';
import type { Mention } from './mention.ts';
import type { FoundFields } from './result.ts';

type FollowUp = Counted<string> & { readonly suite: Suite; readonly organisme?: Organisme };

/** Organisms named together were received together: the first carries the words. */
function followUps(mentions: readonly Mention[]): FollowUp[] {
  return mentions.flatMap(({ saying, received }): FollowUp[] => {
    if (saying.kind === 'sent') {
      return saying.to.map(({ organisme, n }, index) => {
        const suite = 'redirection';
        return { suite, organisme, code: organisme, n, received: index === 0 ? received : '' };
      });
    }
    if (saying.kind !== 'word' || saying.meaning.field !== 'suites') return [];
    const { code } = saying.meaning;
    return [{ suite: code, code: `suite ${code}`, n: saying.n, received }];
  });
}

/** Follow-ups and where people were sent; a person counts in at most one. */
export function concludeFollowUps(
  mentions: readonly Mention[],
  participants: number | undefined,
): Conclusion {
  const items = followUps(mentions);
  const { isTooMany, ask } = askCounts('suites', items, participants);
  const sums = sumByCode(items, participants);
  if (isTooMany || sums.size === 0) return { ask };
  const suites: FoundFields['suites'] = {};
  const orientations: NonNullable<FoundFields['orientations']> = [];
  for (const [code, n] of sums) {
    const item = items.find((other) => other.code === code);
    if (item === undefined) continue;
    suites[item.suite] = (suites[item.suite] ?? 0) + n;
    if (item.organisme !== undefined) orientations.push({ organisme: item.organisme, n });
  }
  const isPlaceUnsaid = sums.has('suite redirection');
  return {
    found: { suites, ...(orientations.length > 0 && { orientations }) },
    ask,
    incomplete: isPlaceUnsaid ? ['orientations'] : [],
  };
}
