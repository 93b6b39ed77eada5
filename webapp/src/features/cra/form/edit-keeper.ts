import type { CraView } from '@coop/contract/cra';
import * as z from 'zod/mini';

import type { TabStorage } from '../../../core/host.ts';
import { parseJson } from '../../../core/host-api.ts';
import { type Live, makeSource } from '../../../core/live.ts';
import { readDraftFields } from './cra-draft.ts';
import { type CraForm, formOf } from './cra-form.ts';

export interface HeldEdit {
  /** The version that was read: its `rev` goes with the change. */
  readonly cra: CraView;
  readonly form: CraForm;
  readonly isTouched: boolean;
}

/** Keeps what is typed into a CRA that exists: in this tab, until it is saved or given up. */
export interface EditKeeper extends Live<HeldEdit | undefined> {
  readonly open: (cra: CraView) => void;
  readonly change: (form: CraForm) => void;
  /** Keeps what was typed, over the version that somebody else wrote. */
  readonly rebase: (current: CraView) => void;
  readonly close: () => void;
  /** Forgets what is in memory and leaves what the tab keeps: another person is on screen. */
  readonly release: () => void;
}

export interface EditKeeperDeps {
  readonly storage: TabStorage;
  readonly storageKey: () => string;
}

const localSchema = z.object({
  id: z.string(),
  rev: z.int(),
  fields: z.record(z.string(), z.unknown()),
});

export function makeEditKeeper({ storage, storageKey }: EditKeeperDeps): EditKeeper {
  const source = makeSource<HeldEdit | undefined>(undefined);

  const keepHere = ({ cra, form }: HeldEdit): void =>
    storage.write(storageKey(), JSON.stringify({ id: cra.id, rev: cra.rev, fields: form }));

  return {
    get: source.get,
    watch: source.watch,
    open: (cra) => {
      const parsed = localSchema.safeParse(parseJson(storage.read(storageKey()) ?? ''));
      const isSame = parsed.success && parsed.data.id === cra.id && parsed.data.rev === cra.rev;
      source.set(
        isSame
          ? { cra, form: readDraftFields(parsed.data.fields), isTouched: true }
          : { cra, form: formOf(cra.content), isTouched: false },
      );
    },
    change: (form) => {
      const held = source.get();
      if (held !== undefined) {
        const next = { ...held, form, isTouched: true };
        keepHere(next);
        source.set(next);
      }
    },
    rebase: (current) => {
      const held = source.get();
      if (held !== undefined) {
        source.set({ ...held, cra: current });
      }
    },
    close: () => {
      storage.remove(storageKey());
      source.set(undefined);
    },
    release: () => source.set(undefined),
  };
}
