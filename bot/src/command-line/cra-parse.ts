import { group, type Adding } from './adding.ts';
import { withoutMarks, type ExitCode, type Shell } from './shell.ts';
import type { CraParseArguments } from '../features/cra/parse-line.cli.ts';
import { say } from '../core/text.ts';

/** `coop cra parse`: reads a line as `/cra` does; nothing is stored. */
export function addCraParse(adding: Adding): void {
  const { shell, finish } = adding;
  const { t } = shell;
  group(adding, 'cra', 'operation.cra.summary')
    .command('parse')
    .description(t(say('operation.craParse.summary')))
    .argument('<line>', t(say('operation.craParse.line')))
    .requiredOption('--departement <code>', t(say('operation.craParse.departement')))
    .requiredOption('--today <date>', t(say('operation.craParse.today')))
    .option('--json', t(say('operation.json')))
    .action(async (line: string, options: Omit<CraParseArguments, 'line'> & { json?: true }) => {
      finish(await parseLine(shell, { ...options, line }));
    });
}

async function parseLine(
  { terminal, t }: Shell,
  { json, ...args }: CraParseArguments & { readonly json?: true },
): Promise<ExitCode> {
  const { runCraParse } = await import('../features/cra/parse-line.cli.ts');
  const result = runCraParse(args);
  if (!result.ok) {
    const { tag, received } = result.failure;
    terminal.complain(t(say(`operation.craParse.${tag}`, { received })));
    return 2;
  }
  if (json) terminal.print(JSON.stringify(result.value));
  else {
    const { lineReading } = await import('../features/cra/chat/line-summary.ts');
    terminal.print(withoutMarks(t(lineReading(result.value))));
  }
  return 0;
}
