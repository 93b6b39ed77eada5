import { settings } from '../../bot/src/config.ts';
import texts from './texts.fr.json' with { type: 'json' };
import { code, page, table } from './markdown.ts';

/** `docs/settings.md`: the settings of the installation, from their one schema. */
export function settingsPage(): string {
  const { title, introduction, head, secrets } = texts.settings;
  return page(
    title,
    texts.generated,
    introduction,
    table(head, Object.values(settings).map(row)),
    secrets,
  );
}

function row(setting: (typeof settings)[keyof typeof settings]): readonly string[] {
  const { name, sentence, form } = setting;
  const { required, empty, secret } = texts.settings;
  const fallback = 'fallback' in setting ? String(setting.fallback) : undefined;
  const shown = fallback === undefined ? required : fallback === '' ? empty : code(fallback);
  const isSecret = 'secret' in setting ? ` ${secret}` : '';
  return [code(name), `${sentence.fr}${isSecret}`, form, shown];
}
