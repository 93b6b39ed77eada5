import { advice, good, wrong, type Finding } from './findings.ts';
import { verifyHistory } from '../../adapters/storage/history-log.ts';
import type { Storage } from '../../adapters/storage/storage.ts';
import { say } from '../../core/text.ts';
import { lastReportKey } from '../../features/stats/keep/totals.ts';

/** Events of each chain that are verified; `coop verify` verifies all. */
const verified = 10_000;

/** The database that opened: logs, undelivered messages, people. */
export async function checkStorage(storage: Storage): Promise<readonly Finding[]> {
  return [
    good('database', say('operation.database.good')),
    ...(await checkHistory(storage)),
    await checkOutbox(storage),
    await checkRegistry(storage),
    ...(await checkTotals(storage)),
  ];
}

async function checkHistory({ engine, readers }: Storage): Promise<readonly Finding[]> {
  const chains = await verifyHistory(engine.reading, { last: verified });
  const broken = chains.flatMap((state) =>
    state.ok
      ? []
      : [wrong('history', say('operation.verify.broken', { ...state.fault, chain: state.chain }))],
  );
  const open = (await readers.history.breaks())
    .filter(({ acceptedAt }) => acceptedAt === undefined)
    .map(({ chain, firstSeq, brokenSeq }) =>
      wrong('history', say('operation.verify.open', { chain, firstSeq, brokenSeq })),
    );
  const found = [...broken, ...open];
  return found.length > 0 ? found : [good('history', say('operation.history.good'))];
}

async function checkOutbox({ queue }: Storage): Promise<Finding> {
  const { waiting, setAside } = await queue.counts();
  const facts = { waiting, setAside };
  if (setAside > 0) return advice('outbox', say('operation.outbox.setAside', facts));
  return good('outbox', say('operation.outbox.good', facts));
}

/** What the night's comparison of the totals with the CRAs has found. */
async function checkTotals({ state }: Storage): Promise<readonly Finding[]> {
  const report = await state.read(lastReportKey);
  if (report === undefined) return [];
  const { at, differences, repaired, segments } = report;
  const facts = { at, differences, repaired, segments };
  if (differences === 0) return [good('stats', say('operation.stats.good', facts))];
  const isMended = repaired === differences;
  return isMended
    ? [advice('stats', say('operation.stats.repaired', facts))]
    : [wrong('stats', say('operation.stats.wrong', facts))];
}

async function checkRegistry({ readers }: Storage): Promise<Finding> {
  const { statuses, linked } = await readers.registry.counts();
  const facts = { active: statuses.actif, expected: statuses.attendu, linked };
  if (statuses.actif + statuses.attendu === 0) {
    return advice('registry', say('operation.registry.empty'));
  }
  return good('registry', say('operation.registry.good', facts));
}
