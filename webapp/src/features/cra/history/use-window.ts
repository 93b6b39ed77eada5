import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

export interface WindowRequest {
  /** What scrolls. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** The list inside it, as high as all its rows. */
  readonly list: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly rowHeight: number;
}

export interface Window {
  readonly first: number;
  /** Not included. */
  readonly end: number;
}

/** Rows drawn beyond what is seen, on each side. */
const beyond = 8;
/** The window moves by so many rows at once, not at each pixel. */
const step = 4;
/** What is supposed to be seen before anything has been measured. */
const supposedHeight = 800;

/** The rows of a long list that are on screen, and a few around them. */
export function useWindow({ scroller, list, count, rowHeight }: WindowRequest): Window {
  const [window, setWindow] = useState<Window>({ first: 0, end: beyond * 2 + step });
  const frame = useRef(0);
  const measure = (): void => {
    const next = windowOf(scroller.current, list.current, rowHeight);
    setWindow((before) => (before.first === next.first && before.end === next.end ? before : next));
  };
  useLayoutEffect(measure);
  useEffect(() => {
    const element = scroller.current;
    const soon = (): void => {
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(measure);
    };
    element?.addEventListener('scroll', soon, { passive: true });
    const sizes = typeof ResizeObserver === 'function' ? new ResizeObserver(soon) : undefined;
    if (element !== null) {
      sizes?.observe(element);
    }
    return () => {
      cancelAnimationFrame(frame.current);
      element?.removeEventListener('scroll', soon);
      sizes?.disconnect();
    };
  });
  return { first: Math.min(window.first, count), end: Math.min(window.end, count) };
}

function windowOf(
  scroller: HTMLElement | null,
  list: HTMLElement | null,
  rowHeight: number,
): Window {
  if (scroller === null || list === null) {
    return { first: 0, end: beyond * 2 + step };
  }
  const top = scroller.getBoundingClientRect().top - list.getBoundingClientRect().top;
  const height = scroller.clientHeight === 0 ? supposedHeight : scroller.clientHeight;
  const first = Math.floor(top / rowHeight / step) * step - beyond;
  const end = Math.ceil((top + height) / rowHeight / step) * step + beyond;
  return { first: Math.max(0, first), end: Math.max(0, end) };
}
