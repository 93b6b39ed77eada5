import { craLimits } from '@coop/contract/cra';
import { type CraDraft, craRoutes } from '@coop/contract/cra-routes';

import type { BotClient, CallFailure } from '../../../core/bot-client.ts';
import type { TabStorage } from '../../../core/host.ts';
import { type Live, makeSource } from '../../../core/live.ts';
import { type LocalDraft, readDraftFields } from './cra-draft.ts';
import type { CraForm } from './cra-form.ts';
import { draftInForce, readLocal } from './found-drafts.ts';

/** Where what has been typed is kept. */
export type Keeping =
  | { readonly tag: 'untouched' }
  | { readonly tag: 'saving' }
  | { readonly tag: 'kept'; readonly at: number }
  /** In this tab alone, until the bot answers again. */
  | { readonly tag: 'keptHere'; readonly failure: CallFailure }
  | { readonly tag: 'conflict'; readonly other: CraDraft };

export interface HeldDraft {
  readonly craId: string;
  readonly form: CraForm;
  readonly keeping: Keeping;
  /** When the draft was left, if it was found again rather than begun. */
  readonly resumedFrom?: number | undefined;
  /** The draft that another form replaced, one press away. */
  readonly aside?: { readonly craId: string; readonly form: CraForm } | undefined;
}

export interface DraftKeeper extends Live<HeldDraft | undefined> {
  /** Finds the draft again, here or on the bot, else begins with the blank form. */
  readonly open: (blank: CraForm) => Promise<void>;
  readonly change: (form: CraForm) => void;
  /** Begins another form; what was being typed is set aside. */
  readonly begin: (form: CraForm) => void;
  /** Goes back to what was set aside. */
  readonly takeBack: () => void;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  /** Waits for what is being sent and sends no more: the CRA is about to be recorded. */
  readonly settle: () => Promise<void>;
  /** The CRA could not be recorded: its draft is sent again. */
  readonly resume: () => void;
  /** The CRA is recorded: the bot has forgotten its draft, and so does this tab. */
  readonly finish: () => void;
  /** The draft is given up, here and on the bot. */
  readonly giveUp: () => void;
  /** Begins with a blank form, without looking for a draft. */
  readonly restart: (blank: CraForm) => void;
  /** The draft will be another CRA than the one recorded under its id. */
  readonly renewId: () => void;
  /** Forgets what is in memory: another person is on screen. */
  readonly release: () => void;
  /** Sends what has not been sent. */
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
}

export interface DraftKeeperDeps {
  readonly client: BotClient;
  readonly storage: TabStorage;
  readonly storageKey: () => string;
  readonly now: () => number;
  readonly newUlid: () => string;
  /** How long after the last change the draft is sent. */
  readonly delayMs?: number;
}

/**
 * Keeps the draft of a new CRA outside React, so that closing the panel loses nothing: on the bot
 * (to be found on another device), and in this tab until the bot has it. Two devices that write
 * at the same time are a conflict, which only the person decides.
 */
export function makeDraftKeeper(deps: DraftKeeperDeps): DraftKeeper {
  const source = makeSource<HeldDraft | undefined>(undefined);
  let rev = 0;
  let isPending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> = Promise.resolve();

  const update = (change: Partial<HeldDraft>): void => {
    const held = source.get();
    if (held !== undefined) {
      source.set({ ...held, ...change });
    }
  };

  /** Whether something was typed since the last sending. */
  const hasMore = (): boolean => isPending;

  const schedule = (): void => {
    isPending = true;
    keepHere();
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), deps.delayMs ?? 800);
  };

  const keepHere = (): void => {
    const held = source.get();
    if (held !== undefined) {
      const local: LocalDraft = {
        rev,
        craId: held.craId,
        changedAt: deps.now(),
        fields: { ...held.form },
      };
      deps.storage.write(deps.storageKey(), JSON.stringify(local));
    }
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    sending = sending.then(send);
    return sending;
  };

  const send = async (): Promise<void> => {
    const held = source.get();
    if (held === undefined || !isPending || held.keeping.tag === 'conflict') {
      return;
    }
    isPending = false;
    update({ keeping: { tag: 'saving' } });
    const { craId, form } = held;
    const written = await deps.client.call(craRoutes.writeDraft, {
      body: { rev, craId, formVersion: craLimits.formVersion, fields: { ...form } },
    });
    if (source.get()?.craId !== craId) {
      return;
    }
    if (written.ok) {
      rev = written.value.rev;
      update({ keeping: hasMore() ? { tag: 'saving' } : { tag: 'kept', at: deps.now() } });
      forgetHere();
    } else {
      isPending = true;
      await refused(written.failure);
    }
  };

  /** Nothing more to send: the copy of this tab has served. */
  const forgetHere = (): void => {
    if (!isPending) {
      deps.storage.remove(deps.storageKey());
    }
  };

  const refused = async (failure: CallFailure): Promise<void> => {
    if (failure.tag !== 'Refused' || failure.problem.code !== 'draft-changed') {
      update({ keeping: { tag: 'keptHere', failure } });
      return;
    }
    const other = await draftInForce(deps.client, failure.problem.facts);
    if (other === undefined) {
      rev = 0;
    }
    update({
      keeping: other === undefined ? { tag: 'keptHere', failure } : { tag: 'conflict', other },
    });
  };

  const replace = (held: HeldDraft): void => {
    isPending = false;
    clearTimeout(timer);
    source.set(held);
  };

  const leave = (): void => {
    clearTimeout(timer);
    isPending = false;
    rev = 0;
    deps.storage.remove(deps.storageKey());
    source.set(undefined);
  };

  const take = (draft: CraDraft): void => {
    rev = draft.rev;
    deps.storage.remove(deps.storageKey());
    replace({
      craId: draft.craId,
      form: readDraftFields(draft.fields),
      keeping: { tag: 'kept', at: deps.now() },
      resumedFrom: Date.parse(draft.updatedAt),
    });
  };

  return {
    get: source.get,
    watch: source.watch,
    flush,
    open: async (blank) => {
      if (source.get() !== undefined) {
        return;
      }
      await sending;
      const local = readLocal(deps.storage.read(deps.storageKey()));
      const answer = await deps.client.call(craRoutes.readDraft, {});
      if (source.get() !== undefined) {
        return;
      }
      const remote = answer.ok ? answer.value.draft : undefined;
      rev = remote?.rev ?? 0;
      if (local !== undefined) {
        resumeLocal(local, remote);
      } else if (remote !== undefined) {
        take(remote);
      } else {
        replace({ craId: deps.newUlid(), form: blank, keeping: { tag: 'untouched' } });
      }
    },
    change: (form) => {
      const isDisputed = source.get()?.keeping.tag === 'conflict';
      update(isDisputed ? { form } : { form, keeping: { tag: 'saving' } });
      schedule();
    },
    begin: (form) => {
      const held = source.get();
      const isWorthKeeping = held !== undefined && held.keeping.tag !== 'untouched';
      replace({
        craId: deps.newUlid(),
        form,
        keeping: { tag: 'saving' },
        aside: isWorthKeeping ? { craId: held.craId, form: held.form } : undefined,
      });
      schedule();
    },
    takeBack: () => {
      const aside = source.get()?.aside;
      if (aside !== undefined) {
        replace({ ...aside, keeping: { tag: 'saving' } });
        schedule();
      }
    },
    keepMine: () => {
      const held = source.get();
      if (held?.keeping.tag === 'conflict') {
        rev = held.keeping.other.rev;
        update({ keeping: { tag: 'saving' } });
        isPending = true;
        void flush();
      }
    },
    takeTheirs: () => {
      const keeping = source.get()?.keeping;
      if (keeping?.tag === 'conflict') {
        take(keeping.other);
      }
    },
    settle: async () => {
      clearTimeout(timer);
      isPending = false;
      await sending;
      clearTimeout(timer);
      isPending = false;
    },
    resume: schedule,
    finish: leave,
    giveUp: () => {
      leave();
      sending = sending.then(async () => {
        await deps.client.call(craRoutes.dropDraft, {});
      });
    },
    restart: (blank) =>
      replace({ craId: deps.newUlid(), form: blank, keeping: { tag: 'untouched' } }),
    renewId: () => {
      update({ craId: deps.newUlid() });
      schedule();
    },
    release: () => {
      clearTimeout(timer);
      isPending = false;
      rev = 0;
      source.set(undefined);
    },
    stop: () => clearTimeout(timer),
  };

  function resumeLocal(local: LocalDraft, remote: CraDraft | undefined): void {
    const held: HeldDraft = {
      craId: local.craId,
      form: readDraftFields(local.fields),
      keeping: { tag: 'saving' },
      resumedFrom: local.changedAt,
    };
    replace(held);
    if (remote !== undefined && remote.rev > local.rev) {
      update({ keeping: { tag: 'conflict', other: remote } });
      isPending = true;
    } else {
      schedule();
    }
  }
}
