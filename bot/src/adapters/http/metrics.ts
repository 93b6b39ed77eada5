import { createServer, type Server } from 'node:http';

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { Counters } from './edge.ts';

/** What is measured beside the acts. */
export interface Gauges {
  outbox(): Promise<{ readonly waiting: number; readonly setAside: number }>;
  /** Changes not put away yet, and totals that differed from the CRAs when last checked. */
  totals(): Promise<{ readonly waiting: number; readonly differences: number }>;
}

export interface Metrics {
  readonly counters: Counters;
  /** Serves `GET /metrics` (Prometheus) on loopback alone; answers its port. */
  listen(port: number): Promise<number>;
  close(): Promise<void>;
}

/** Counters of one bot; nothing is global, so that two bots fit in one process. */
export function makeMetrics(gauges: Gauges): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const refusals = new Counter({
    name: 'coop_refusals_total',
    help: 'Forged, replayed, expired or unauthorised requests.',
    labelNames: ['kind'],
    registers: [register],
  });
  const acts = new Histogram({
    name: 'coop_act_seconds',
    help: "The bot's own time of commands, presses, dialogs and routes.",
    labelNames: ['kind', 'name'],
    buckets: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.5, 1],
    registers: [register],
  });
  const outbox = new Gauge({
    name: 'coop_outbox_entries',
    help: 'Effects on Mattermost not delivered yet, or set aside.',
    labelNames: ['state'],
    registers: [register],
    collect: async () => {
      const { waiting, setAside } = await gauges.outbox();
      outbox.set({ state: 'waiting' }, waiting);
      outbox.set({ state: 'set-aside' }, setAside);
    },
  });
  const totals = new Gauge({
    name: 'coop_stats_totals',
    help: 'Changes of totals not put away yet; totals that differed from the CRAs when last checked.',
    labelNames: ['state'],
    registers: [register],
    collect: async () => {
      const { waiting, differences } = await gauges.totals();
      totals.set({ state: 'waiting' }, waiting);
      totals.set({ state: 'differed' }, differences);
    },
  });
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    register.metrics().then(
      (text) => response.setHeader('content-type', register.contentType).end(text),
      () => response.writeHead(500).end(),
    );
  });
  return {
    counters: {
      refused: (kind) => {
        refusals.inc({ kind });
      },
      handled: ({ kind, name, ms }) => {
        acts.observe({ kind, name }, ms / 1000);
      },
    },
    listen: (port) => listenOnLoopback(server, port),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          register.clear();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function listenOnLoopback(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
