const isCi = !['', '0', 'false', undefined].includes(process.env.CI);

/** Says how a part ended, and all it printed when it failed. */
export function announce({ name, passed, failed, skipped, missing, output, ms }) {
  const time = `${(ms / 1000).toFixed(0)} s`;
  if (missing) return say(`NOT RUN  ${name}: ${missing} (${time})`);
  const skips = skipped > 0 ? `, ${skipped} skipped` : '';
  say(
    `${failed > 0 ? 'FAILED ' : 'passed '}  ${name}: ${passed} passed, ${failed} failed${skips} (${time})`,
  );
  if (failed > 0) say(output);
}

/**
 * Sums up: one line for each part, then the totals alone on the last line. In CI what could not be
 * run counts as failed. Answers the exit code.
 */
export function report(outcomes, ms) {
  say(`\nSummary (${(ms / 60_000).toFixed(1)} min)`);
  for (const outcome of outcomes) announce({ ...outcome, output: '' });
  const missing = outcomes.filter((outcome) => outcome.missing).length;
  const passed = sum(outcomes, 'passed');
  const failed = sum(outcomes, 'failed') + (isCi ? missing : 0);
  if (missing > 0) say(`${missing} part(s) could not be run${isCi ? ', which fails in CI' : ''}.`);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function sum(outcomes, key) {
  return outcomes.reduce((total, outcome) => total + outcome[key], 0);
}

function say(text) {
  process.stdout.write(`${text.trimEnd()}\n`);
}
