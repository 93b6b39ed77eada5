/** Writes the generated pages of `docs/`; `npm run check` compares them (see generatedPages). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { generatedPages } from './docs/generated-pages.ts';

for (const { file, text } of await generatedPages()) {
  writeFileSync(join(import.meta.dirname, '..', file), text);
  process.stdout.write(`${file}\n`);
}
