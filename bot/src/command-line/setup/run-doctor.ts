import { checkMattermost } from './check-mattermost.ts';
import { checkStorage } from './check-storage.ts';
import { openBotTools } from './bot-tools.ts';
import { Findings, wrong } from './findings.ts';
import { configOf } from '../settings-problem.ts';
import type { ExitCode, Shell } from '../shell.ts';
import { shownFailure } from '../shown-failure.ts';
import { withStorage } from '../with-storage.ts';
import type { Environment } from '../../config.ts';
import { say } from '../../core/text.ts';

/** Looks at everything that the bot needs; changes nothing. */
export async function runDoctor(
  shell: Shell,
  environment: Environment,
  { json }: { readonly json: boolean },
): Promise<ExitCode> {
  const config = configOf(shell, environment);
  const findings = new Findings(shell, json);
  try {
    await withStorage(config.database, async (storage) => {
      findings.tell(...(await checkStorage(storage)));
      const { connection, commands } = openBotTools(config, storage);
      try {
        for await (const finding of checkMattermost({ config, storage, connection, commands })) {
          findings.tell(finding);
        }
      } finally {
        connection.close();
      }
    });
  } catch (error) {
    findings.tell(wrong('error', shownFailure(error).text));
  }
  const count = findings.count('wrong');
  const key = count > 0 ? 'operation.doctor.wrong' : 'operation.doctor.good';
  findings.end(say(key, { count }));
  return count > 0 ? 1 : 0;
}
