import * as React from 'react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { TextKey } from '../text/catalogue.ts';
import { useText } from '../text/use-text.ts';
import { usePage } from './page-context.ts';
import { useSettings } from './settings.ts';

interface Step {
  readonly title: TextKey;
  readonly text: TextKey;
  /** What the step points at. */
  readonly target: string;
}

/** The first path of the CRA, seen from every side. */
export const tourSteps: readonly Step[] = [
  { title: 'tour.panel.title', text: 'tour.panel.text', target: '.app-bar' },
  { title: 'tour.record.title', text: 'tour.record.text', target: '#rhsContainer' },
  { title: 'tour.undo.title', text: 'tour.undo.text', target: '#rhsContainer' },
  { title: 'tour.dialogs.title', text: 'tour.dialogs.text', target: '#post_textbox' },
  { title: 'tour.line.title', text: 'tour.line.text', target: '#post_textbox' },
  { title: 'tour.phone.title', text: 'tour.phone.text', target: '[data-tour="width"]' },
  { title: 'tour.dark.title', text: 'tour.dark.text', target: '[data-tour="theme"]' },
  { title: 'tour.person.title', text: 'tour.person.text', target: '[data-tour="person"]' },
  { title: 'tour.date.title', text: 'tour.date.text', target: '[data-tour="date"]' },
  { title: 'tour.more.title', text: 'tour.more.text', target: '[data-tour="more"]' },
];

/** Rings what the step speaks of, when it is on screen. */
function useRing(target: string | undefined): void {
  useEffect(() => {
    if (target === undefined) return undefined;
    const ring = () => {
      for (const element of document.querySelectorAll('.tour-target'))
        if (!element.matches(target)) element.classList.remove('tour-target');
      document.querySelector(target)?.classList.add('tour-target');
    };
    const observer = new MutationObserver(ring);
    observer.observe(document.body, { childList: true, subtree: true });
    ring();
    return () => {
      observer.disconnect();
      document.querySelector('.tour-target')?.classList.remove('tour-target');
    };
  }, [target]);
}

/** The guided tour: moved by buttons or arrows, ended by Escape, remembered by the browser. */
export function Tour() {
  const text = useText();
  const { settings } = usePage();
  const { tourStep } = useSettings(settings);
  const card = useRef<HTMLDivElement>(null);
  const [hasMoved, setMoved] = useState(false);
  const step = tourSteps[tourStep];
  useRing(step?.target);
  useEffect(() => {
    if (hasMoved) card.current?.focus();
  }, [hasMoved, tourStep]);
  if (step === undefined) return null;
  const isLast = tourStep === tourSteps.length - 1;
  const go = (to: number) => {
    setMoved(true);
    settings.set({ tourStep: to });
  };
  const end = () => {
    go(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') end();
    else if (event.key === 'ArrowRight' && !isLast) go(tourStep + 1);
    else if (event.key === 'ArrowLeft' && tourStep > 0) go(tourStep - 1);
  };
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- arrows and Escape are shortcuts of the buttons inside
    <div
      ref={card}
      className="tour"
      role="dialog"
      aria-labelledby="tour-title"
      aria-describedby="tour-text"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <p className="tour__count">
        {text('tour.count', { step: tourStep + 1, total: tourSteps.length })}
      </p>
      <h2 id="tour-title">{text(step.title)}</h2>
      <p id="tour-text">{text(step.text)}</p>
      <div className="tour__progress" aria-hidden="true">
        {tourSteps.map((one, position) => (
          <span key={one.title} className={position <= tourStep ? 'is-done' : ''} />
        ))}
      </div>
      <div className="tour__buttons">
        {isLast ? null : (
          <button type="button" className="link-button" onClick={end}>
            {text('tour.skip')}
          </button>
        )}
        <span className="tour__space" />
        {tourStep === 0 ? null : (
          <button
            type="button"
            className="btn btn-tertiary btn-sm"
            onClick={() => {
              go(tourStep - 1);
            }}
          >
            {text('tour.back')}
          </button>
        )}
        <button
          type="button"
          className="tour__next"
          onClick={() => {
            go(isLast ? -1 : tourStep + 1);
          }}
        >
          {text(isLast ? 'tour.end' : 'tour.next')}
        </button>
      </div>
    </div>
  );
}
