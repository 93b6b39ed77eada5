import type { ChannelSettings, RegistrySettings } from '../channels.ts';
import type { RegistryShape, SettingsShape } from './file-shape.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The settings of the file, with the defaults of `channels.md`, Settings. */
export function settingsOf(
  { passes, concurrency, auto, plan }: SettingsShape,
  { departure, archive, inactivity, match, import: imported }: RegistryShape,
): { readonly channelSettings: ChannelSettings; readonly registrySettings: RegistrySettings } {
  const emailMatch = match?.email;
  return {
    channelSettings: {
      lightPassMs: passes?.light ?? 15 * minuteMs,
      fullPassMs: passes?.full ?? 360 * minuteMs,
      concurrency: concurrency ?? 4,
      maxRemovals: auto?.maxRemovals ?? 50,
      maxShare: auto?.maxShare ?? 0.1,
      planTtlMs: plan?.ttl ?? 30 * minuteMs,
    },
    registrySettings: {
      teamAfterMs: departure?.teamAfter ?? 7 * dayMs,
      archiveAfterMs: archive?.after ?? 30 * dayMs,
      inactivityDays: inactivity ?? [330, 351, 365],
      ...(emailMatch !== undefined && { emailMatch }),
      missingShare: imported?.missingShare ?? 0.05,
    },
  };
}
