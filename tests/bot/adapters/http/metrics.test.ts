import { afterEach, describe, expect, it } from '@jest/globals';

import { makeMetrics, type Metrics } from '../../../../bot/src/adapters/http/metrics.ts';

let metrics: Metrics;
afterEach(() => metrics.close());

async function listening(): Promise<string> {
  metrics = makeMetrics({
    outbox: () => Promise.resolve({ waiting: 2, setAside: 1 }),
    totals: () => Promise.resolve({ waiting: 3, differences: 0 }),
  });
  return `http://127.0.0.1:${String(await metrics.listen(0))}`;
}

describe('the metrics', () => {
  it('count refusals by kind, time acts by name, and measure the outbox when asked', async () => {
    const url = await listening();
    metrics.counters.refused('press-forged');
    metrics.counters.refused('press-forged');
    metrics.counters.handled({ kind: 'command', name: 'cra.record', ms: 3 });

    const answer = await fetch(`${url}/metrics`);
    const text = await answer.text();

    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(text).toContain('coop_refusals_total{kind="press-forged"} 2');
    expect(text).toContain('coop_act_seconds_count{kind="command",name="cra.record"} 1');
    expect(text).toContain('coop_act_seconds_sum{kind="command",name="cra.record"} 0.003');
    expect(text).toContain('coop_outbox_entries{state="waiting"} 2');
    expect(text).toContain('coop_outbox_entries{state="set-aside"} 1');
    expect(text).toContain('coop_stats_totals{state="waiting"} 3');
  });

  it('are at one address alone, on loopback', async () => {
    const url = await listening();

    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
  });

  it('of two bots in one process do not mix', async () => {
    const other = makeMetrics({
      outbox: () => Promise.resolve({ waiting: 0, setAside: 0 }),
      totals: () => Promise.resolve({ waiting: 0, differences: 0 }),
    });
    other.counters.refused('x');
    const text = await (await fetch(`${await listening()}/metrics`)).text();

    expect(text).not.toContain('coop_refusals_total{kind="x"}');
    await other.close();
  });
});
