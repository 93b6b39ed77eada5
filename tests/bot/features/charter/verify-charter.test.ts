import { describe, expect, it } from '@jest/globals';

import type { ChainState } from '../../../../bot/src/core/verify-chain.ts';
import { verifyCharterCommand } from '../../../../bot/src/features/charter/chat/verify.command.ts';

const deps = (state: ChainState) => ({
  history: {
    heads: () =>
      Promise.resolve([{ chain: 'charte' as const, seq: 4_312, hash: '9f3a'.repeat(16) }]),
  },
  verifyLogs: () => Promise.resolve([state]),
});

const said = async (state: ChainState) => {
  const verdict = await verifyCharterCommand.run(deps(state), undefined as never); // eslint-disable-line @typescript-eslint/consistent-type-assertions -- it reads nothing of the request
  return verdict.ok ? verifyCharterCommand.render.ok(verdict.value) : undefined;
};

describe('the log of acceptances', () => {
  it('conforms: how many lines, and its head', async () => {
    expect(await said({ chain: 'charte', ok: true, events: 4_312 })).toMatchObject({
      text: { key: 'charter.verify.whole', values: { events: 4_312, head: '9f3a9f3a' } },
    });
  });

  it('20. does not: its first faulty line and what is wrong there', async () => {
    const fault = { kind: 'hash', seq: 2_000 } as const;

    expect(await said({ chain: 'charte', ok: false, fault })).toMatchObject({
      text: { key: 'charter.verify.broken', values: { seq: 2_000, why: 'hash' } },
    });
  });
});
