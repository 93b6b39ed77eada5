import { manifest } from './manifest.ts';

const ours = `style[data-plugin="${manifest.id}"]`;

/**
 * Takes our style sheets off the page, and those of a chunk that arrives afterwards; the answer
 * puts all of them back.
 */
export function removeStyles(page: Document): () => void {
  const sheets: Element[] = [];
  const takeOff = (): void => {
    for (const sheet of page.querySelectorAll(ours)) {
      sheet.remove();
      sheets.push(sheet);
    }
  };
  const late = new MutationObserver(takeOff);
  takeOff();
  late.observe(page.head, { childList: true });
  return () => {
    late.disconnect();
    takeOff();
    page.head.append(...sheets);
  };
}
