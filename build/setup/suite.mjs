import { chromiumPart, jestPart, staticStages, testStages } from './parts.mjs';
import { announce, report } from './report.mjs';

/** CI gives 25 minutes; this leaves time to report what was not reached. */
const wholeMs = 23 * 60_000;

/** Everything that needs no running product: what a change must pass before it is committed. */
export function runCheck() {
  return runStages(staticStages);
}

/** Everything there is; words given choose test files instead, as Jest's own command line does. */
export function runTest(words) {
  if (words.length > 0) return runStages([[[jestPart('tests', words)]]]);
  return runStages([[[chromiumPart]], ...staticStages, ...testStages]);
}

async function runStages(stages) {
  const run = { begun: Date.now(), outcomes: [] };
  for (const lanes of stages) await Promise.all(lanes.map((lane) => runLane(lane, run)));
  return report(run.outcomes, Date.now() - run.begun);
}

async function runLane(parts, run) {
  for (const part of parts) {
    const begun = Date.now();
    const outcome = await runPart(part, { ...run, leftMs: run.begun + wholeMs - begun });
    const whole = { name: part.name, passed: 0, failed: 0, skipped: 0, ...outcome };
    run.outcomes.push({ ...whole, ms: Date.now() - begun });
    announce(run.outcomes.at(-1));
  }
}

async function runPart(part, { outcomes, leftMs }) {
  const blocker = outcomes.find(({ name, missing }) => name === part.needs && missing);
  if (blocker) return { missing: `it needs ${blocker.name}` };
  if (leftMs <= 0) return { failed: 1, output: 'No time was left.' };
  return part.run({ limitMs: Math.min(part.limitMs ?? leftMs, leftMs) });
}
