import { parseArgs } from 'node:util';
import { startSandboxServer } from './server.ts';
import type { JsonObject } from './config.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, empty: { type: 'boolean', default: false } },
});

function givenConfig(): JsonObject {
  const source = process.env['SERVER_CONFIG'] ?? '';
  return source === '' ? {} : (JSON.parse(source) as JsonObject); // eslint-disable-line @typescript-eslint/consistent-type-assertions -- written by whoever starts the sandbox
}

const server = await startSandboxServer({ port: Number(values.port), config: givenConfig() });
process.stdout.write(`${server.url}\n`);
process.once('SIGTERM', () => process.exit(0));
process.once('SIGINT', () => process.exit(0));
