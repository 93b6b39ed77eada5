/** Writes what is installed on a server into `dist/`: the plugin and the bot, each proven. */
import { statSync } from 'node:fs';
import { join, relative } from 'node:path';

import { packBot } from './bot-package.ts';
import { buildPluginBundle, checkBundleBudget } from './plugin-bundle.ts';
import { packPlugin } from './plugin-package.ts';
import { proveBot } from './prove-bot.ts';

const root = join(import.meta.dirname, '..');
const outDir = join(root, 'dist');

const { problems } = checkBundleBudget(await buildPluginBundle());
const plugin = await packPlugin(outDir);
const bot = await packBot(outDir, plugin);
const faults = [...problems, ...(await proveBot(bot))];

for (const file of [plugin, bot]) {
  process.stdout.write(`${relative(root, file)}  ${statSync(file).size} bytes\n`);
}
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
