import { craLimits } from '@coop/contract/cra';
import { type CraDraft, craRoutes } from '@coop/contract/cra-routes';

import type { BotClient, CallFailure } from '../../../core/bot-client.ts';
import type { TabStorage } from '../../../core/host.ts';
import { makeSource } from '../../../core/live.ts';
import { type LocalDraft, readDraftFields } from './cra-draft.ts';
import { differencesOf, mergeForms } from './form-differences.ts';
import { draftInForce, readLocal, resumptionOf } from './found-drafts.ts';
import type { DraftKeeper, HeldDraft } from './held-draft.ts';

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
 * (to be found on another device), and in this tab until the bot has it. What two devices typed at
 * the same time is put together, unless both typed the same thing: only the person decides then.
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

  /** Something typed here is on its way: what the bot holds has to wait. */
  const isBusy = (): boolean => {
    const tag = source.get()?.keeping.tag;
    return tag !== undefined && tag !== 'untouched' && tag !== 'kept';
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
        ...(held.base !== undefined && { base: { ...held.base } }),
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
      update({
        base: form,
        keeping: hasMore() ? { tag: 'saving' } : { tag: 'kept', at: deps.now() },
      });
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
      update({ base: undefined, keeping: { tag: 'keptHere', failure } });
    } else {
      meet(other);
    }
  };

  /** Another device was faster: what each typed is put together, or the person is asked. */
  const meet = (other: CraDraft): void => {
    const held = source.get();
    if (held === undefined) {
      return;
    }
    const theirs = readDraftFields(other.fields);
    const forms = { mine: held.form, theirs, base: held.base };
    const isDisputed = differencesOf(forms).some((difference) => difference.isDisputed);
    if (other.craId !== held.craId || isDisputed) {
      update({ keeping: { tag: 'conflict', other } });
      return;
    }
    rev = other.rev;
    update({
      form: mergeForms(forms),
      base: theirs,
      keeping: { tag: 'saving' },
      joinedFrom: Date.parse(other.updatedAt),
    });
    schedule();
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

  const take = (draft: CraDraft, aside?: HeldDraft['aside']): void => {
    rev = draft.rev;
    deps.storage.remove(deps.storageKey());
    const form = readDraftFields(draft.fields);
    replace({
      craId: draft.craId,
      form,
      base: form,
      keeping: { tag: 'kept', at: deps.now() },
      ...(aside === undefined ? resumptionOf(draft) : { aside }),
    });
  };

  return {
    get: source.get,
    watch: source.watch,
    flush,
    open: async (blank) => {
      if (isBusy()) {
        return;
      }
      await sending;
      const local = readLocal(deps.storage.read(deps.storageKey()));
      const answer = await deps.client.call(craRoutes.readDraft, {});
      if (isBusy() || (source.get() !== undefined && !answer.ok)) {
        return;
      }
      const remote = answer.ok ? answer.value.draft : undefined;
      const isHeld = source.get()?.craId === remote?.craId && rev === (remote?.rev ?? 0);
      if (isHeld && source.get() !== undefined) {
        return;
      }
      rev = remote?.rev ?? 0;
      if (local !== undefined) {
        resumeLocal(local, remote);
      } else if (remote !== undefined) {
        take(remote);
      } else {
        replace({ craId: deps.newUlid(), form: blank, base: blank, keeping: { tag: 'untouched' } });
      }
    },
    change: (form) => {
      const isDisputed = source.get()?.keeping.tag === 'conflict';
      update(isDisputed ? { form } : { form, keeping: { tag: 'saving' } });
      schedule();
    },
    begin: (form, origin) => {
      const held = source.get();
      const isWorthKeeping = held !== undefined && held.keeping.tag !== 'untouched';
      replace({
        craId: deps.newUlid(),
        form,
        origin,
        keeping: { tag: 'saving' },
        aside: isWorthKeeping ? { craId: held.craId, form: held.form } : undefined,
      });
      schedule();
    },
    takeBack: () => {
      const held = source.get();
      if (held?.aside !== undefined) {
        const aside = { craId: held.craId, form: held.form };
        replace({ ...held.aside, keeping: { tag: 'saving' }, aside });
        schedule();
      }
    },
    settleWith: (form) => {
      const held = source.get();
      if (held?.keeping.tag === 'conflict') {
        const { rev: theirRev, craId, fields } = held.keeping.other;
        rev = theirRev;
        update({
          form,
          base: craId === held.craId ? readDraftFields(fields) : undefined,
          keeping: { tag: 'saving' },
          aside: { craId, form: readDraftFields(fields) },
        });
        isPending = true;
        keepHere();
        void flush();
      }
    },
    takeTheirs: () => {
      const held = source.get();
      if (held?.keeping.tag === 'conflict') {
        take(held.keeping.other, { craId: held.craId, form: held.form });
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
    replace({
      craId: local.craId,
      form: readDraftFields(local.fields),
      base: local.base && readDraftFields(local.base),
      keeping: { tag: 'saving' },
      resumedFrom: local.changedAt,
    });
    if (remote !== undefined && remote.rev > local.rev) {
      isPending = true;
      meet(remote);
    } else {
      schedule();
    }
  }
}
