import { join } from 'node:path';
import { parseArgs } from 'node:util';

import pino from 'pino';

import { startDemonstration } from './start-demonstration.ts';

const root = join(import.meta.dirname, '../..');

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8065' },
    reset: { type: 'boolean', default: false },
    folder: { type: 'string', default: join(root, '.data') },
  },
});

const say = (line: string) => process.stdout.write(`${line}\n`);
const shown = { last: -1 };

const demonstration = await startDemonstration({
  port: Number(values.port),
  folder: values.folder,
  reset: values.reset,
  page: join(root, 'sandbox/web/dist'),
  log: pino({ level: 'warn' }),
  history: true,
  onProgress: (percentage) => {
    if (percentage >= shown.last + 10 || percentage === 100) {
      shown.last = percentage;
      say(`Historique de deux ans : ${String(percentage)} %`);
    }
  },
});

say('');
say(`  Ouvrez ${demonstration.url} dans un navigateur.`);
say('  Choisissez Claire, conseillère numérique ; le bandeau permet de changer de personne.');
say('  Ctrl-C arrête tout ; un nouveau départ retrouve les mêmes données (--reset recommence).');
say('');

async function end(): Promise<void> {
  await demonstration.close();
  process.exit(0);
}
process.once('SIGINT', () => void end());
process.once('SIGTERM', () => void end());
