import type { KeyboardEvent } from 'react';

import type { CraDesk } from '../desk.ts';

/** `Alt` and a letter go to a field; the physical key counts, whatever it writes. */
export const fieldShortcuts = {
  KeyJ: 'date',
  KeyL: 'commune',
  KeyA: 'activite',
  KeyN: 'participants',
  KeyU: 'duree',
  KeyT: 'themes',
  KeyG: 'ages',
  KeyP: 'statuts',
} as const;

const reachable = 'input:not([tabindex="-1"]), select, textarea, button:not([tabindex="-1"])';

/**
 * The whole form by keyboard: Enter goes from a field to the next and at last to the button,
 * `Alt+S` records, `Alt+Shift+S` records and duplicates.
 */
export function onEntryKey(event: KeyboardEvent<HTMLElement>, desk: CraDesk): void {
  const frame = event.currentTarget;
  if (event.altKey && event.code === 'KeyS') {
    event.preventDefault();
    void desk.save(event.shiftKey ? 'duplicate' : 'list');
  } else if (event.altKey) {
    jump(event, frame);
  } else if (event.key === 'Enter' && !event.defaultPrevented) {
    goOn(event, frame);
  }
}

function jump(event: KeyboardEvent, frame: HTMLElement | null): void {
  for (const [code, field] of Object.entries(fieldShortcuts)) {
    if (event.code === code) {
      event.preventDefault();
      focusField(frame, field);
    }
  }
}

function goOn(event: KeyboardEvent, frame: HTMLElement | null): void {
  const { target } = event;
  if (!(target instanceof HTMLInputElement)) {
    return;
  }
  event.preventDefault();
  const next = nextStop(target, frame);
  next?.focus();
}

/** The next field's control, or the button that records. */
function nextStop(from: HTMLElement, frame: HTMLElement | null): HTMLElement | undefined {
  const stops = [...(frame?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
  const here = stops.findIndex((stop) => stop.contains(from));
  const after = here === -1 ? stops.find((stop) => isAfter(from, stop)) : stops[here + 1];
  return after === undefined ? undefined : controlOf(after);
}

function isAfter(from: Node, stop: Node): boolean {
  return (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function controlOf(stop: HTMLElement): HTMLElement {
  return (
    stop.querySelector<HTMLElement>('input:checked') ??
    stop.querySelector<HTMLElement>(reachable) ??
    stop
  );
}

/** Moves the focus to a field: to what is chosen in it, else to its first control. */
export function focusField(frame: HTMLElement | null, field: string): void {
  const section = frame?.querySelector<HTMLElement>(`[data-field="${field}"]`);
  if (section !== undefined && section !== null) {
    controlOf(section).focus();
  }
}
