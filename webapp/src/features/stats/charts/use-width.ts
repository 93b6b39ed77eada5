import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Where nothing can be measured. */
const assumed = 560;
/** Width of an A4 sheet between its margins, in pixels. */
const paper = 700;

/**
 * The width of an element in pixels, followed while it changes; on paper, the width that it has
 * there, so that its letters keep their size.
 */
export function useWidth(): readonly [ref: RefObject<HTMLDivElement>, width: number] {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(assumed);
  const measure = (): void => setWidth(ref.current?.clientWidth || assumed);
  useLayoutEffect(measure, []);
  useEffect(() => {
    // At once: the sheet is laid out as soon as this is answered.
    const onPaper = (): void => flushSync(() => setWidth(widthOnPaper(ref.current) || assumed));
    window.addEventListener('beforeprint', onPaper);
    window.addEventListener('afterprint', measure);
    return () => {
      window.removeEventListener('beforeprint', onPaper);
      window.removeEventListener('afterprint', measure);
    };
  }, []);
  useEffect(() => {
    const element = ref.current;
    if (element === null || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return [ref, width];
}

/** Its share of the whole page, on the sheet. */
function widthOnPaper(element: HTMLElement | null): number {
  const whole = element?.closest('[data-sheet]')?.clientWidth ?? 0;
  return element === null || whole === 0
    ? 0
    : Math.round((element.clientWidth * paper) / Math.max(whole, paper));
}
