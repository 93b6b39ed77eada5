import { rmSync } from 'node:fs';

/** Takes away what `build-once.mjs` made. */
export default function removeBuilt() {
  const folder = process.env.COOP_E2E_FOLDER;
  if (folder) rmSync(folder, { recursive: true, force: true });
}
