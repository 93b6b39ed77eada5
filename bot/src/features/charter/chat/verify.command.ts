import { describeCommand } from '../../../core/describe-command.ts';
import type { HistoryReader } from '../../../core/history.ts';
import { message } from '../../../core/message.ts';
import { ok, type Result } from '../../../core/result.ts';
import { say, type Text } from '../../../core/text.ts';
import type { ChainState } from '../../../core/verify-chain.ts';

export interface VerifyCharterDeps {
  readonly history: Pick<HistoryReader, 'heads'>;
  /** Verifies each log whole, as it is stored. */
  readonly verifyLogs: (part: { readonly last?: number }) => Promise<readonly ChainState[]>;
}

interface Verdict {
  readonly state: ChainState | undefined;
  readonly head: string;
}

/** `/charte verifier`: the whole chain of acceptances, or its first faulty line and why. */
export const verifyCharterCommand = describeCommand({
  name: 'charter.verify',
  trigger: 'charte',
  words: 'charter.verify.words',
  summary: 'charter.verify.summary',
  access: ['animateur', 'administrateur'],
  parameters: {},
  run: async ({ history, verifyLogs }: VerifyCharterDeps): Promise<Result<Verdict, never>> => {
    const [states, heads] = await Promise.all([verifyLogs({}), history.heads()]);
    const state = states.find(({ chain }) => chain === 'charte');
    const head = heads.find(({ chain }) => chain === 'charte')?.hash ?? '';
    return ok({ state, head: head.slice(0, 8) });
  },
  render: { ok: (verdict) => message(verdictText(verdict)) },
});

function verdictText({ state, head }: Verdict): Text {
  if (!state) return say('charter.verify.empty');
  if (!state.ok) {
    return say('charter.verify.broken', { seq: state.fault.seq, why: state.fault.kind });
  }
  return state.events === 0
    ? say('charter.verify.empty')
    : say('charter.verify.whole', { events: state.events, head });
}
