import { anything, list, optional, record, struct, text, textMap, truth } from '../http/go-json.ts';
import type { Decoder } from '../http/go-json.ts';

const readSetting = struct({
  key: text,
  display_name: text,
  type: text,
  help_text: text,
  regenerate_help_text: text,
  placeholder: text,
  default: anything,
  options: list(struct({ display_name: text, value: text })),
  hosting: text,
  secret: truth,
});
const readSettings = optional(list(readSetting));
const readSection = struct({
  key: text,
  title: text,
  subtitle: text,
  settings: readSettings,
  header: text,
  footer: text,
  custom: truth,
  fallback: truth,
});
const readFields = struct({
  id: text,
  name: text,
  description: text,
  homepage_url: text,
  support_url: text,
  release_notes_url: text,
  icon_path: text,
  version: text,
  min_server_version: text,
  server: optional(struct({ executables: textMap, executable: text })),
  webapp: optional(struct({ bundle_path: text })),
  settings_schema: optional(
    struct({
      header: text,
      footer: text,
      settings: readSettings,
      sections: optional(list(readSection)),
    }),
  ),
  props: record,
});

/** What a bundle says of itself; ids are lowered. */
export type Manifest = ReturnType<typeof readFields>;

export const readManifest: Decoder<Manifest> = (value) => {
  const manifest = readFields(value);
  return { ...manifest, id: manifest.id.toLowerCase() };
};

/** The manifest as administrators see it; what is empty is left out, but id, name and version. */
export function manifestView(manifest: Manifest): Record<string, unknown> {
  const { id, name, version, server, webapp, settings_schema, props, ...texts } = manifest;
  const given = Object.entries(texts).filter(([, value]) => value !== '');
  return {
    id,
    name,
    version,
    ...Object.fromEntries(given),
    ...(server === undefined ? {} : { server: serverView(server) }),
    ...(webapp === undefined ? {} : { webapp }),
    ...(settings_schema === undefined ? {} : { settings_schema: schemaView(settings_schema) }),
    ...(Object.keys(props).length === 0 ? {} : { props }),
  };
}

/** The manifest as every browser sees it: no name, no description, no server; `hash` names the bundle. */
export function clientManifest(manifest: Manifest, hash: string): Record<string, unknown> {
  const bundle = `/static/${manifest.id}/${bundleName(manifest.id, hash)}`;
  return manifestView({
    ...manifest,
    name: '',
    description: '',
    server: undefined,
    webapp: { bundle_path: bundle },
  });
}

/** Under which name the bundle is served; `hash` is hexadecimal. */
export function bundleName(id: string, hash: string): string {
  return `${id}_${hash}_bundle.js`;
}

/** Whether an id may be one: 3–190 letters, digits, dashes, dots and underscores. */
export function isPluginId(id: string): boolean {
  return /^[a-zA-Z0-9\-_.]{3,190}$/.test(id);
}

type Server = NonNullable<Manifest['server']>;
type Schema = NonNullable<Manifest['settings_schema']>;
type Setting = ReturnType<typeof readSetting>;

function serverView({ executables, executable }: Server): Record<string, unknown> {
  return Object.keys(executables).length === 0 ? { executable } : { executables, executable };
}

function schemaView(schema: Schema): Record<string, unknown> {
  return {
    header: schema.header,
    footer: schema.footer,
    settings: schema.settings?.map(settingView) ?? null,
    sections:
      schema.sections?.map((section) => ({
        ...section,
        settings: section.settings?.map(settingView) ?? null,
      })) ?? null,
  };
}

function settingView(setting: Setting): Record<string, unknown> {
  const { regenerate_help_text, options, ...rest } = setting;
  return {
    ...rest,
    default: setting.default ?? null,
    ...(regenerate_help_text === '' ? {} : { regenerate_help_text }),
    ...(options.length === 0 ? {} : { options }),
  };
}
