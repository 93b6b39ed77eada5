import { readFile } from 'node:fs/promises';

import { environmentOf } from './environment.ts';
import type { Adding } from './adding.ts';
import type { ExitCode, Shell } from './shell.ts';
import { CommandFailed } from './shown-failure.ts';
import { databaseOf, realClock, withStorage } from './with-storage.ts';
import { chainNames, type ChainName } from '../core/history.ts';
import type { Anchor } from '../core/verify-chain.ts';
import { lines, say } from '../core/text.ts';

interface VerifyOptions {
  readonly anchors?: string;
  readonly acceptBreak?: string;
  readonly json?: true;
}

/** `coop verify`: the logs of the database, or an exported one offline. */
export function addVerify({ program, shell, finish }: Adding): void {
  const { t } = shell;
  program
    .command('verify')
    .description(t(say('operation.verify.summary')))
    .argument('[file]', t(say('operation.verify.file')))
    .option('--anchors <file>', t(say('operation.verify.anchors')))
    .option('--accept-break <chain>', t(say('operation.verify.acceptBreak')))
    .option('--json', t(say('operation.json')))
    .action(async (file: string | undefined, options: VerifyOptions) => {
      if (file !== undefined) {
        finish(await verifyOne(shell, file, options));
        return;
      }
      finish(
        await verifyDatabase(shell, databaseOf(shell, environmentOf(shell, program)), options),
      );
    });
}

async function verifyOne(
  { terminal, t }: Shell,
  file: string,
  { anchors, json }: VerifyOptions,
): Promise<ExitCode> {
  const { verifyFile } = await import('../adapters/storage/verify-file.ts');
  const verdict = await verifyFile(
    file,
    anchors === undefined ? {} : await readAnchorFile(anchors),
  );
  if (verdict === undefined) {
    throw new CommandFailed(2, say('operation.verify.unreadable', { file }));
  }
  if (json) terminal.print(JSON.stringify(verdict));
  else if (verdict.ok) {
    terminal.print(t(say('operation.verify.fileSound', { file, events: verdict.events })));
  } else {
    const { kind, line, seq } = verdict.fault;
    terminal.print(t(say('operation.verify.fileBroken', { file, line, seq, kind })));
  }
  return verdict.ok ? 0 : 1;
}

async function readAnchorFile(file: string): Promise<{ readonly anchors: readonly Anchor[] }> {
  const { readAnchors } = await import('../core/verify-chain.ts');
  const anchors = readAnchors(await readFile(file, 'utf8'));
  if (anchors === undefined) {
    throw new CommandFailed(2, say('operation.verify.anchorsUnreadable', { file }));
  }
  return { anchors };
}

async function verifyDatabase(
  { terminal, t }: Shell,
  database: string,
  { acceptBreak, json }: VerifyOptions,
): Promise<ExitCode> {
  const { verifyHistory } = await import('../adapters/storage/history-log.ts');
  const { acceptBreak: acknowledge } = await import('../features/history/index.ts');
  const accepted = acceptBreak === undefined ? undefined : chainOf(acceptBreak);
  return withStorage(database, async ({ engine, readers, transaction }) => {
    const { history } = readers;
    const verifyLogs = () => verifyHistory(engine.reading);
    const deps = { clock: realClock, history, verifyLogs, transaction };
    const acknowledged = accepted && (await acknowledge(deps, accepted));
    const chains = await verifyLogs();
    const breaks = await history.breaks();
    if (json) terminal.print(JSON.stringify({ chains, breaks }));
    else {
      const states = chains.map((state) =>
        state.ok
          ? say('operation.verify.sound', { chain: state.chain, events: state.events })
          : say('operation.verify.broken', { ...state.fault, chain: state.chain }),
      );
      const told = breaks.map(({ chain, firstSeq, brokenSeq, acceptedAt }) =>
        say(acceptedAt === undefined ? 'operation.verify.open' : 'operation.verify.accepted', {
          chain,
          firstSeq,
          brokenSeq,
        }),
      );
      const none =
        acknowledged === 0 ? say('operation.verify.noBreak', { chain: accepted ?? '' }) : undefined;
      terminal.print(t(lines(none, ...states, ...told)));
    }
    const isOpen = breaks.some(({ acceptedAt }) => acceptedAt === undefined);
    return isOpen || chains.some(({ ok }) => !ok) ? 1 : 0;
  });
}

function chainOf(typed: string): ChainName {
  const chain = chainNames.find((name) => name === typed);
  if (chain === undefined) {
    throw new CommandFailed(
      2,
      say('operation.verify.chainUnknown', { received: typed, names: chainNames.join(', ') }),
    );
  }
  return chain;
}
