import {
  keepRegistry,
  linkAfterGap,
  linkChangedAccount,
  linkNewcomer,
  startRegistry,
  type RegistryWorkDeps,
} from './registry-work.ts';
import { bindEvent } from '../../core/describe-event.ts';
import { bindJob } from '../../core/describe-job.ts';
import type { Feature } from '../../core/feature.ts';

export { grantedRoles } from './granted-roles.ts';
export { homeDay } from './home-day.ts';
export { homeTerritory } from './home-territory.ts';
export { affectationOn, territoriesOn, type Affectation, type Entry } from './registry.ts';
export type { RegistryReader, RegistryStore } from './ports.ts';
export type { AccountDirectory, LinkableAccount } from './linking/ports.ts';

/** Who the people are: entries bound to accounts, and gone when their last day is over. */
export function registryFeature(deps: RegistryWorkDeps): Feature {
  return {
    name: 'registry',
    jobs: [bindJob(keepRegistry, deps)],
    events: [
      bindEvent(startRegistry, deps),
      bindEvent(linkNewcomer, deps),
      bindEvent(linkChangedAccount, deps),
      bindEvent(linkAfterGap, deps),
    ],
  };
}
