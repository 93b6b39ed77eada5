import { keepStatuses, type KeepStatusesDeps } from './keep-statuses.ts';
import { archiveDeparted } from './life/archive-departed.ts';
import { tellEndings, type TellEndingsDeps } from './life/tell-endings.ts';
import { linkAccounts, type LinkAccountsDeps } from './linking/link-accounts.ts';
import { welcomeAdministrators } from './linking/welcome-administrators.ts';
import { describeEvent } from '../../core/describe-event.ts';
import { describeJob } from '../../core/describe-job.ts';

export type RegistryWorkDeps = LinkAccountsDeps & KeepStatusesDeps & TellEndingsDeps;

/** The bot has greeted Mattermost: the first administrators, then whoever came meanwhile. */
export const startRegistry = describeEvent({
  name: 'registry.start',
  hears: 'started',
  run: async (deps: RegistryWorkDeps) => {
    await welcomeAdministrators(deps);
    await linkAccounts(deps);
  },
});

/** Somebody came into a team: their entry may be waiting. */
export const linkNewcomer = describeEvent({
  name: 'registry.link-newcomer',
  hears: 'team-joined',
  run: async (deps: RegistryWorkDeps, { userId }) => {
    await linkAccounts(deps, { userId });
  },
});

/** A new address or username may be the one that an entry waits for. */
export const linkChangedAccount = describeEvent({
  name: 'registry.link-changed',
  hears: 'account-changed',
  run: async (deps: RegistryWorkDeps, { userId }) => {
    await linkAccounts(deps, { userId });
  },
});

/** Events were missed: everybody is looked at. */
export const linkAfterGap = describeEvent({
  name: 'registry.link-after-gap',
  hears: 'gap',
  run: async (deps: RegistryWorkDeps) => {
    await linkAccounts(deps);
  },
});

const hourMs = 3_600_000;

/** At each full hour: zones are whole hours apart, so that midnight is met everywhere. */
export const keepRegistry = describeJob({
  name: 'registry.keep',
  next: (after) => (Math.floor(after / hourMs) + 1) * hourMs,
  run: async (deps: RegistryWorkDeps) => {
    await keepStatuses(deps);
    await archiveDeparted(deps);
    await tellEndings(deps);
    await linkAccounts(deps);
  },
});
