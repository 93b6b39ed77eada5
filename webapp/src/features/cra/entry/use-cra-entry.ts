import { useLive } from '../../../core/use-live.ts';
import { useLocale, useRuntime } from '../../../core/runtime-context.tsx';
import { useText } from '../../../core/language.tsx';
import type { CraDesk } from '../desk.ts';
import { useDesk } from '../desk-context.tsx';
import type { CraForm } from '../form/cra-form.ts';
import { type EntryView, presentEntry } from './cra-entry.presenter.ts';

export interface CraEntryModel {
  readonly view: EntryView;
  readonly desk: CraDesk;
  readonly change: (form: CraForm) => void;
}

export function useCraEntry(mode: 'new' | 'edit'): CraEntryModel {
  const desk = useDesk();
  const runtime = useRuntime();
  const t = useText();
  const locale = useLocale();
  const me = useLive(runtime.me);
  const view = presentEntry(
    {
      mode,
      habits: useLive(desk.habits),
      draft: useLive(desk.draft),
      edit: useLive(desk.edit),
      attempt: useLive(desk.attempt),
      locale,
      timeZone: me.tag === 'known' ? me.value.timeZone : 'Europe/Paris',
    },
    t,
  );
  return {
    view,
    desk,
    change: (form) => {
      if (mode === 'edit') {
        desk.edit.change(form);
      } else {
        desk.draft.change(form);
      }
    },
  };
}
