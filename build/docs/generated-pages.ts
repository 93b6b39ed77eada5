import { commandsPage } from './commands-page.ts';
import { withDescribedFeatures } from './described-features.ts';
import { failuresPage } from './failures-page.ts';
import { settingsPage } from './settings-page.ts';

export interface GeneratedPage {
  /** Path in the repository. */
  readonly file: string;
  readonly text: string;
}

/** The pages of `docs/` that are made from the code, as they should read now. */
export async function generatedPages(): Promise<readonly GeneratedPage[]> {
  return [
    { file: 'docs/commands.md', text: await withDescribedFeatures(commandsPage) },
    { file: 'docs/failures.md', text: failuresPage() },
    { file: 'docs/settings.md', text: settingsPage() },
  ];
}
