import type { CraContent, CraView } from '@coop/contract/cra';
import { craRoutes } from '@coop/contract/cra-routes';

import type { CallFailure } from '../../core/bot-client.ts';
import { makeSource } from '../../core/live.ts';
import { makeResource } from '../../core/resource.ts';
import type { Result } from '../../core/result.ts';
import type { Runtime } from '../../core/runtime.ts';
import { attemptOf, isRefusedAs } from './attempt-of.ts';
import type { AfterSave, Attempt, CraDesk, Done, ListFilter, Screen } from './desk.ts';
import { toContent } from './form/cra-check.ts';
import { blankForm, type CraForm, duplicateOf, formOf } from './form/cra-form.ts';
import { makeDraftKeeper } from './form/draft-keeper.ts';
import { makeEditKeeper } from './form/edit-keeper.ts';
import { makeHistoryKeeper } from './history-keeper.ts';
import { queryOf } from './list/list-query.ts';
import { editAll, markAll, recordAll, type Saved, type Written } from './series/calls.ts';
import { makeSeriesKeeper } from './series/series-keeper.ts';
import { makeTagKeeper } from './tags/tag-keeper.ts';

export function makeCraDesk(runtime: Runtime): CraDesk {
  const { client } = runtime;
  const key = (name: string) => () => `coop:${name}:${runtime.userId.get() ?? ''}`;
  const screen = makeSource<Screen>({ tag: 'list' });
  const attempt = makeSource<Attempt>({ tag: 'idle' });
  const done = makeSource<Done | undefined>(undefined);
  const filter = makeSource<ListFilter>({ date: undefined, isTrash: false });
  const draft = makeDraftKeeper({ ...runtime, storageKey: key('draft') });
  const edit = makeEditKeeper({ storage: runtime.storage, storageKey: key('edit') });
  const habits = makeResource(() => client.call(craRoutes.habits, {}));
  const summary = makeResource(() => client.call(craRoutes.summary, {}));
  const recent = makeResource(() => client.call(craRoutes.list, { query: { limit: '4' } }));
  const history = makeHistoryKeeper(client);
  const tags = makeTagKeeper(runtime);
  const series = makeSeriesKeeper(client);
  let opener: Screen = { tag: 'list' };
  const list = makeResource(() => client.call(craRoutes.list, { query: queryOf(filter.get()) }));

  const today = (): string | undefined => {
    const known = habits.get();
    return known.tag === 'known' ? known.value.today : undefined;
  };

  const refresh = (): void => {
    void summary.refresh();
    void recent.refresh();
    void list.refresh();
  };

  const show = (change: Partial<ListFilter>): void => {
    filter.set({ ...filter.get(), ...change });
    list.forget();
    void list.refresh();
  };

  const finished = (event: Extract<Done, { cra: CraView }>): void => {
    done.set(event);
    attempt.set({ tag: 'idle' });
    [event.cra, ...event.others].forEach(history.put);
    void tags.refresh();
    void habits.refresh();
    refresh();
  };

  const send = (
    form: CraForm,
    content: CraContent,
    again: boolean,
  ): Promise<Result<Saved, CallFailure>> => {
    const edited = edit.get();
    if (screen.get().tag === 'edit' && edited !== undefined) {
      const held = series.get();
      const isWhole = held?.craId === edited.cra.id && held.isWhole;
      return editAll(client, { cra: edited.cra, content }, isWhole ? held.followers : undefined);
    }
    const id = draft.get()?.craId ?? runtime.newUlid();
    const otherDates = content.activite === 'collectif' ? form.otherDates : [];
    return recordAll(client, { id, content, again, otherDates });
  };

  const refused = async (failure: CallFailure, then: AfterSave): Promise<void> => {
    const edited = edit.get();
    if (isRefusedAs(failure, 'follower-changed') && edited !== undefined) {
      await series.reload(edited.cra);
    }
    attempt.set(await attemptOf(failure, { client, then, edited, form: formOnScreen() }));
  };

  const save = async (then: AfterSave, again = false): Promise<void> => {
    const form = formOnScreen();
    const day = today();
    if (form === undefined || day === undefined || attempt.get().tag === 'saving') {
      return;
    }
    const content = toContent(form, day);
    if (!content.ok) {
      attempt.set({ tag: 'refused', refusals: content.failure, form });
      return;
    }
    attempt.set({ tag: 'saving' });
    const isEdit = screen.get().tag === 'edit';
    if (!isEdit) {
      await draft.settle();
    }
    const answer = await send(form, content.value, again);
    if (!answer.ok) {
      if (!isEdit) {
        draft.resume();
      }
      await refused(answer.failure, then);
      return;
    }
    closeForm(isEdit);
    filter.set({ date: answer.value.cra.content.date, isTrash: false });
    if (then === 'duplicate') {
      draft.begin(duplicateOf(form, day));
      screen.set({ tag: 'new' });
    } else {
      screen.set(isEdit ? opener : { tag: 'list' });
    }
    finished({ tag: isEdit ? 'edited' : 'recorded', ...answer.value });
  };

  const closeForm = (isEdit: boolean): void => {
    if (isEdit) {
      edit.close();
      series.close();
    } else {
      draft.finish();
    }
  };

  const formOnScreen = (): CraForm | undefined =>
    screen.get().tag === 'edit' ? edit.get()?.form : draft.get()?.form;

  const openNew = async (): Promise<void> => {
    screen.set({ tag: 'new' });
    done.set(undefined);
    attempt.set({ tag: 'idle' });
    await habits.refresh();
    const known = habits.get();
    if (known.tag === 'known') {
      await draft.open(blankForm(known.value));
    }
  };

  const change = async (act: 'remove' | 'restore', written: Written): Promise<void> => {
    const answer = await markAll(client, act, written);
    if (answer.ok) {
      finished({ tag: `${act}d`, ...answer.value });
    } else {
      const retry = (): void => void change(act, written);
      done.set({ tag: 'failed', failure: answer.failure, retry });
    }
  };

  const removeFollowing = async (cra: CraView): Promise<void> => {
    const followers = await series.followersOf(cra);
    if (followers.ok) {
      await change('remove', { cra, others: followers.value });
    } else {
      const retry = (): void => void removeFollowing(cra);
      done.set({ tag: 'failed', failure: followers.failure, retry });
    }
  };

  const stopReconnect = runtime.reconnected.watch(() => void draft.flush());
  const stopUser = runtime.userId.watch(forgetPerson(runtime.userId.get()));

  function forgetPerson(first: string | undefined): () => void {
    let before = first;
    return () => {
      const next = runtime.userId.get();
      if (next !== before) {
        before = next;
        draft.release();
        edit.release();
        series.close();
        screen.set({ tag: 'list' });
        done.set(undefined);
        attempt.set({ tag: 'idle' });
        filter.set({ date: undefined, isTrash: false });
        for (const resource of [habits, summary, recent, list, history, tags]) {
          resource.forget();
        }
      }
    };
  }

  return {
    screen,
    draft,
    edit,
    attempt,
    done,
    filter,
    habits,
    summary,
    recent,
    list,
    history,
    tags,
    series,
    openNew,
    duplicate: async (content) => {
      await openNew();
      const day = today();
      if (day !== undefined) {
        draft.begin(duplicateOf(formOf(content), day));
      }
    },
    startEdit: (cra, content) => {
      edit.open(cra);
      void series.open(cra);
      if (content !== undefined) {
        edit.change(formOf(content));
      }
      opener = screen.get().tag === 'list' ? { tag: 'list' } : { tag: 'history' };
      done.set(undefined);
      attempt.set({ tag: 'idle' });
      screen.set({ tag: 'edit' });
      void habits.refresh();
    },
    openTags: () => {
      done.set(undefined);
      screen.set({ tag: 'tags' });
    },
    openHistory: () => {
      done.set(undefined);
      screen.set({ tag: 'history' });
    },
    openVersions: (cra) => {
      opener = screen.get();
      screen.set({ tag: 'versions', id: cra.id });
    },
    leave: () => {
      void draft.flush();
      const { tag } = screen.get();
      screen.set(tag === 'edit' || tag === 'versions' ? opener : { tag: 'list' });
      attempt.set({ tag: 'idle' });
    },
    startAgain: () => {
      const known = habits.get();
      attempt.set({ tag: 'idle' });
      if (known.tag === 'known') {
        draft.giveUp();
        draft.restart(blankForm(known.value));
      }
    },
    save,
    saveAsNew: (then) => {
      const form = draft.get()?.form;
      draft.renewId();
      if (form !== undefined && form.otherDates.length > 0) {
        const otherDates = form.otherDates.map(({ date }) => ({ date, id: runtime.newUlid() }));
        draft.change({ ...form, otherDates });
      }
      return save(then);
    },
    dismissAttempt: () => attempt.set({ tag: 'idle' }),
    settleEdit: (form) => {
      const held = attempt.get();
      if (held.tag === 'conflict') {
        edit.rebase(held.current);
        edit.change(form);
        attempt.set({ tag: 'idle' });
      }
      return save('list');
    },
    takeTheirEdit: () => {
      const held = attempt.get();
      if (held.tag === 'conflict') {
        edit.close();
        edit.open(held.current);
        attempt.set({ tag: 'idle' });
      }
    },
    remove: (cra, others = []) => change('remove', { cra, others }),
    removeFollowing,
    restore: (cra, others = []) => change('restore', { cra, others }),
    savePlace: async (place) => {
      const answer = await client.call(craRoutes.savePlace, { body: place });
      if (answer.ok) {
        habits.set(answer.value);
      } else {
        await refused(answer.failure, 'list');
      }
    },
    show,
    refresh,
    stop: () => {
      stopReconnect();
      stopUser();
      draft.stop();
    },
  };
}
