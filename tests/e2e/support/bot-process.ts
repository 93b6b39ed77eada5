import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const program = join(import.meta.dirname, '../../../bot/bin/coop.mjs');
const patienceMs = 90_000;

/** `coop run` in a process of its own, as it is installed. */
export class BotProcess {
  readonly url: string;
  readonly #environment: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #complaints = '';

  constructor(environment: Readonly<Record<string, string>>) {
    this.url = environment['COOP_PUBLIC_URL'] ?? '';
    this.#environment = environment;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** What it wrote to its error stream since it was started last. */
  get complaints(): string {
    return this.#complaints;
  }

  /** Resolves when it answers that it is ready. */
  async start(): Promise<void> {
    const child = this.#spawn();
    for (const end = Date.now() + patienceMs; Date.now() < end;) {
      if (child.exitCode !== null) throw new Error(`the bot ended: ${this.#complaints}`);
      const answer = await fetch(`${this.url}/ready`).catch(() => undefined);
      if (answer?.ok === true) return;
      await wait(20);
    }
    throw new Error(`the bot was not ready in time: ${this.#complaints}`);
  }

  /** For a start that is refused: answers the exit code. */
  async runToItsEnd(): Promise<number | null> {
    const child = this.#spawn();
    if (child.exitCode === null) await once(child, 'close');
    return child.exitCode;
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  #spawn(): ChildProcess {
    this.#complaints = '';
    const child = spawn(process.execPath, [program, 'run'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', ...this.#environment },
    });
    child.stderr.on('data', (text: Buffer) => {
      this.#complaints += text.toString();
    });
    this.#child = child;
    return child;
  }
}
