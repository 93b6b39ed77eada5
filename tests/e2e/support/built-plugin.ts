/** The plugin that `build-once.mjs` built before the first suite: its bundle and its archive. */
export function builtPlugin(): { readonly bundle: string; readonly archive: string } {
  const [bundle, archive] = [process.env['COOP_E2E_BUNDLE'], process.env['COOP_E2E_ARCHIVE']];
  if (bundle === undefined || archive === undefined) throw new Error('the plugin was not built');
  return { bundle, archive };
}
