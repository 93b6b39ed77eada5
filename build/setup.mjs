/**
 * The one program behind `npm start`, `npm test`, `npm run check`, `bench` and `package`. It runs
 * under the Node that started npm, so it is plain JavaScript without a dependency; it installs what
 * is missing, then starts the rest as `node` by name, which is the Node 24 of `node_modules`.
 */
import { ensureInstalled } from './setup/install.mjs';
import { runBenchmarks, runPackage, runStart } from './setup/programs.mjs';
import { runCheck, runTest } from './setup/suite.mjs';

const commands = {
  start: runStart,
  test: runTest,
  check: runCheck,
  bench: runBenchmarks,
  package: runPackage,
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  process.stderr.write(`Usage: node build/setup.mjs <${Object.keys(commands).join('|')}>\n`);
  process.exit(2);
}
const installed = await ensureInstalled();
process.exitCode = installed ? await command(args) : 1;
