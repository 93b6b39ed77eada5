import { posix } from 'node:path';
import type { Sandbox } from '../sandbox.ts';
import { Table } from '../state/table.ts';
import { filesUnder } from './bundle.ts';
import type { Bundle, Files } from './bundle.ts';
import { fnv1a64 } from './fnv.ts';
import { bundleName } from './manifest.ts';
import type { Manifest } from './manifest.ts';

type Packed = Readonly<Record<string, string>>;

export interface InstalledPlugin {
  readonly id: string;
  readonly manifest: Manifest;
  /** Contents in base64, by path. */
  readonly files: Packed;
}

/** The folder of a plugin that browsers may read; it stays when the plugin is disabled or removed. */
export interface WebappFolder {
  readonly id: string;
  /** Hash of the bundle, hexadecimal. */
  readonly hash: string;
  readonly files: Packed;
}

/** What is installed; whether it runs follows from the configuration. */
export class PluginStore {
  readonly installed = new Table<InstalledPlugin>((plugin) => plugin.id);
  readonly webapps = new Table<WebappFolder>((folder) => folder.id);

  constructor(sandbox: Sandbox) {
    sandbox.world.keep('plugins', this.installed);
    sandbox.world.keep('pluginWebapps', this.webapps);
  }

  install({ manifest, files }: Bundle): InstalledPlugin {
    return this.installed.put({ id: manifest.id, manifest, files: packed(files) });
  }

  /** Lays the bundle's folder open under its hashed name; `false` when the manifest names no such file. */
  unpackWebapp(plugin: InstalledPlugin): boolean {
    const path = posix.normalize(plugin.manifest.webapp?.bundle_path ?? '');
    const bundle = plugin.files[path];
    if (path.startsWith('.') || bundle === undefined) return false;
    const folder = new Map(filesUnder(unpacked(plugin.files), posix.dirname(path)));
    const hash = fnv1a64(Buffer.from(bundle, 'base64'));
    folder.delete(posix.basename(path));
    folder.set(bundleName(plugin.id, hash), Buffer.from(bundle, 'base64'));
    this.webapps.put({ id: plugin.id, hash, files: packed(folder) });
    return true;
  }
}

function packed(files: Files): Packed {
  return Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString('base64')]));
}

function unpacked(files: Packed): Files {
  return new Map(
    Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes, 'base64')]),
  );
}
