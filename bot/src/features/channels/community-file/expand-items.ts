import type { Hub, Territory, Tool } from '../channels.ts';

/** What one channel of a repeated definition is about. */
export interface Item {
  readonly of: 'territory' | 'hub' | 'tool';
  /** Code of the territory, key of the hub or tool. */
  readonly code: string;
  /** What stands for `{…}`. */
  readonly fields: Readonly<Record<string, string>>;
}

export function territoryItems(territories: readonly Territory[]): readonly Item[] {
  return territories.map(({ code, name, slug, region, displayName }) => ({
    of: 'territory',
    code,
    fields: { code, name, slug, region, display_name: displayName },
  }));
}

export function hubItems(hubs: readonly Hub[]): readonly Item[] {
  return hubs.map(({ key, name }) => ({ of: 'hub', code: key, fields: { key, name } }));
}

export function toolItems(tools: readonly Tool[]): readonly Item[] {
  return tools.map(({ key, name, url = '' }) => ({
    of: 'tool',
    code: key,
    fields: { key, name, url },
  }));
}

/** The template with the item's fields; the names of unknown ones are handed over. */
export function fillTemplate(
  template: string,
  fields: Readonly<Record<string, string>>,
  onUnknown: (name: string) => void,
): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined) onUnknown(name);
    return value ?? whole;
  });
}
