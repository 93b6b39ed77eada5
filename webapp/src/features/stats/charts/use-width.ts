import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Where nothing can be measured. */
const assumed = 560;

/** The width of an element in pixels, followed while it changes. */
export function useWidth(): readonly [ref: RefObject<HTMLDivElement>, width: number] {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(assumed);
  const measure = (): void => {
    const measured = ref.current?.clientWidth ?? 0;
    setWidth(measured === 0 ? assumed : measured);
  };
  useLayoutEffect(measure, []);
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
