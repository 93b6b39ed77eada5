import { manifest } from './manifest.ts';

const ours = `style[data-plugin="${manifest.id}"]`;

/** Takes our style sheets off the page; the answer puts them back. */
export function removeStyles(page: Document): () => void {
  const sheets = [...page.querySelectorAll(ours)];
  for (const sheet of sheets) {
    sheet.remove();
  }
  return () => page.head.append(...sheets);
}
