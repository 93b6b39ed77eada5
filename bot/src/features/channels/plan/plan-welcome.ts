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
  const draw = (isAgain: boolean): Operation => ({
    kind: 'welcome-post',
    channel: key,
    hash,
    isAgain,
  });
  if (!post) return [draw(false)];
  if (seen.welcome?.state === 'gone') {
    if (mayRepost(post, now)) return [draw(true)];
    drifts.add('welcome-gone');
    return [];
  }
  const { welcome } = seen;
  const pin = welcome?.state === 'unpinned' && !post.isRepinned;
  return [
    ...(post.hash === hash ? [] : [draw(false)]),
    ...(pin ? [{ kind: 'pin', channel: key, postId: welcome.postId } as const] : []),
  ];
}

function mayRepost({ reposts = [] }: NonNullable<Binding['welcome']>, now: number): boolean {
  return reposts.filter((at) => at > now - weekMs).length < mostReposts;
}
