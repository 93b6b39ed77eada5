import { consoleName, environmentName } from './server-settings.ts';
import { advice, done, good, wrong, type Finding } from './findings.ts';
import { readPluginArchive, findPluginArchive, type PluginArchive } from './plugin-archive.ts';
import type { Admin } from '../../adapters/mattermost/admin.ts';
import { isRefused } from '../../adapters/mattermost/refusals.ts';
import { say } from '../../core/text.ts';

/** Uploads and enables the plugin; the version that runs already is left alone. */
export async function installPlugin(
  admin: Admin,
  given: string | undefined,
): Promise<readonly Finding[]> {
  const file = given ?? findPluginArchive();
  if (file === undefined) return [advice('plugin', say('operation.plugin.notFound'))];
  const archive = readPluginArchive(file);
  if (archive === undefined) return [wrong('plugin', say('operation.plugin.invalid', { file }))];
  const { id, version } = archive;
  const before = await admin.pluginStatus(id);
  if (before?.version === version && before.isRunning) {
    return [good('plugin', say('operation.plugin.good', { version }))];
  }
  if (before?.version !== version) {
    const refusal = await upload(admin, archive, file);
    if (refusal) return [refusal];
  }
  await admin.enablePlugin(id);
  const after = await admin.pluginStatus(id);
  if (after?.isRunning) return [done('plugin', say('operation.plugin.installed', { version }))];
  const why = after?.problem ?? '';
  return [wrong('plugin', say('operation.plugin.notRunning', { version, why }))];
}

async function upload(
  admin: Admin,
  archive: PluginArchive,
  file: string,
): Promise<Finding | undefined> {
  const facts = {
    name: consoleName('pluginUploads'),
    environment: environmentName('pluginUploads'),
    file,
  };
  const { pluginUploads } = await admin.settings();
  if (!pluginUploads) return wrong('plugin', say('operation.plugin.uploadsOff', facts));
  try {
    await admin.uploadPlugin(archive.bytes);
    return undefined;
  } catch (error) {
    if (isRefused(error, 'invalid')) return wrong('plugin', say('operation.plugin.invalid', facts));
    if (isRefused(error, 'disabled', 'forbidden')) {
      return wrong('plugin', say('operation.plugin.uploadsOff', facts));
    }
    throw error;
  }
}
