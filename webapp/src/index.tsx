import './core/zod-without-eval.ts';

import { registerPlugin } from './core/host.ts';
import { manifest } from './core/manifest.ts';
import { CoopPlugin } from './plugin.tsx';

/** Where the bundler looks for lazy chunks; it replaces the name by its own. */
// eslint-disable-next-line @typescript-eslint/no-unused-vars -- read by the bundler
declare let __webpack_public_path__: string;

registerPlugin(
  manifest.id,
  new CoopPlugin((path) => {
    __webpack_public_path__ = path;
  }),
);
