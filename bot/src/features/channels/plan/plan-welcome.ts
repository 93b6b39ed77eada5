import type { Binding, Ledger } from './ledger.ts';
import type { SeenChannel } from './observed.ts';
import type { Drift, Operation } from './operation.ts';
import type { DesiredChannel } from './resolve.ts';

const weekMs = 7 * 86_400_000;
const mostReposts = 2;

/**
 * The pinned post: made, edited when its text differs, pinned again once, posted again at most twice
 * in seven days.
 */
export function planWelcome(
  {
    ledger,
    words,
    now,
  }: {
    readonly ledger: Ledger;
    readonly words: { readonly welcomeHash: (desired: DesiredChannel) => string };
    readonly now: number;
  },
  {
    desired,
    seen,
    drifts,
  }: {
    readonly desired: DesiredChannel;
    readonly seen: SeenChannel;
    readonly drifts: Set<Drift['kind']>;
  },
): readonly Operation[] {
  const { key } = desired.channel;
  const hash = words.welcomeHash(desired);
  const post = ledger.bindings.get(key)?.welcome;
  const draw: Operation = { kind: 'welcome-post', channel: key, hash };
  if (!post) return [draw];
  if (seen.welcome === 'gone') {
    if (mayRepost(post, now)) return [draw];
    drifts.add('welcome-gone');
    return [];
  }
  const pin = seen.welcome === 'unpinned' && !post.isRepinned;
  return [
    ...(post.hash === hash ? [] : [draw]),
    ...(pin ? [{ kind: 'pin', channel: key, postId: post.postId } as const] : []),
  ];
}

function mayRepost({ reposts = [] }: NonNullable<Binding['welcome']>, now: number): boolean {
  return reposts.filter((at) => at > now - weekMs).length < mostReposts;
}
