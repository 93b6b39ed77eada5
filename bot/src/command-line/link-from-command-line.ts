import type { Storage } from '../adapters/storage/storage.ts';
import { readConfig, type Environment } from '../config.ts';
import { realClock, realRandom } from './with-storage.ts';

/** What became of the links, as facts. */
export type LinkFacts =
  | {
      readonly done: true;
      readonly linked: readonly { readonly id: string; readonly username: string }[];
      readonly proposed: readonly {
        readonly id: string;
        readonly username: string;
        readonly way: string;
      }[];
      readonly doubles: readonly {
        readonly username: string;
        readonly entries: readonly string[];
      }[];
    }
  /** Mattermost is not set up, or does not answer: the bot links when it runs. */
  | { readonly done: false; readonly why: 'not-set-up' | 'unreachable' };

/** Links entries and accounts as the bot would, if the settings say where Mattermost is. */
export async function linkFromCommandLine(
  environment: Environment,
  { transaction, readers }: Storage,
  { confirmed = false }: { readonly confirmed?: boolean | undefined },
): Promise<LinkFacts> {
  const read = readConfig(environment);
  if (!read.ok) return { done: false, why: 'not-set-up' };
  const { mattermostUrl: url, botToken: token, emailMatch } = read.config;
  const { makeAccountDirectory } = await import('../adapters/mattermost/account-directory.ts');
  const { MattermostRefused, MattermostUnreachable } =
    await import('../adapters/mattermost/refusals.ts');
  const { linkAccounts } = await import('../features/registry/linking/link-accounts.ts');
  const { openRest } = await import('./open-rest.ts');
  const rest = openRest({ url, token, random: realRandom });
  try {
    const directory = makeAccountDirectory(rest.send);
    const { registry } = readers;
    const deps = { clock: realClock, emailMatch, directory, registry, transaction };
    const { linked, proposed, doubles } = await linkAccounts(deps, { confirmed });
    return {
      done: true,
      linked,
      proposed: proposed.map(({ entry, account, way }) => ({
        id: entry.id,
        username: account.username,
        way,
      })),
      doubles: doubles.map(({ account, entries }) => ({ username: account.username, entries })),
    };
  } catch (error) {
    const isAway = error instanceof MattermostRefused || error instanceof MattermostUnreachable;
    if (!isAway) throw error;
    return { done: false, why: 'unreachable' };
  } finally {
    rest.close();
  }
}
