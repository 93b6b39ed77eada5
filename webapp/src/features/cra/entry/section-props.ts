import type { CraForm } from '../form/cra-form.ts';
import type { ReadyEntry } from './cra-entry.presenter.ts';

/** What each part of the form draws, and how it changes the form. */
export interface SectionProps {
  readonly view: ReadyEntry;
  readonly change: (form: CraForm) => void;
}
