import type { FetchedFile } from './file-client.ts';

/** Long enough for every browser to have begun to save. */
const keptMs = 60_000;

/** Hands a file to the browser to be saved, as a link that is pressed. */
export function saveFile({ name, content }: FetchedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), keptMs);
}
