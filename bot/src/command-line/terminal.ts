import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

import type { Environment } from '../config.ts';

/** Where a command was typed: what it reads from and writes to. */
export interface Terminal {
  readonly environment: Environment;
  /** Whether a person can be asked. */
  readonly isInteractive: boolean;
  /** Writes lines to the standard output. */
  readonly print: (text: string) => void;
  /** Writes lines to the standard error. */
  readonly complain: (text: string) => void;
  /** Asks a person; what is typed to a secret question is not shown. */
  readonly ask: (question: string, kind?: 'secret') => Promise<string>;
}

/** The streams of a process. */
export interface Streams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

export function openTerminal(environment: Environment, streams: Streams): Terminal {
  const { stdin, stdout, stderr } = streams;
  return {
    environment,
    isInteractive: stdin.isTTY && stderr.isTTY,
    print: (text) => void stdout.write(`${text}\n`),
    complain: (text) => void stderr.write(`${text}\n`),
    ask: (question, kind) => askOn(streams, question, kind === 'secret'),
  };
}

async function askOn({ stdin, stderr }: Streams, question: string, secret: boolean) {
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const output = secret ? silent : stderr;
  if (secret) stderr.write(`${question} `);
  const lines = createInterface({ input: stdin, output, terminal: true });
  try {
    return (await lines.question(secret ? '' : `${question} `)).trim();
  } finally {
    lines.close();
    if (secret) stderr.write('\n');
  }
}
