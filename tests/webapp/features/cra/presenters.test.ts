import type { CraContent, CraView } from '@coop/contract/cra';
import { describe, expect, it } from '@jest/globals';
import { createIntl } from 'react-intl';

import { textOf } from '../../../../webapp/src/core/language.tsx';
import { catalogues } from '../../../../webapp/src/core/texts.ts';
import type { CraList, CraSummary } from '../../../../webapp/src/features/cra/desk.ts';
import { refusalText } from '../../../../webapp/src/features/cra/cra-words.ts';
import {
  type EntryView,
  presentEntry,
  type ReadyEntry,
} from '../../../../webapp/src/features/cra/entry/cra-entry.presenter.ts';
import type { EntryModel } from '../../../../webapp/src/features/cra/entry/entry-notice.presenter.ts';
import { blankForm, formOf } from '../../../../webapp/src/features/cra/form/cra-form.ts';
import { presentHome } from '../../../../webapp/src/features/cra/list/cra-home.presenter.ts';
import {
  type ListModel,
  presentList,
} from '../../../../webapp/src/features/cra/list/cra-list.presenter.ts';
import { presentDone } from '../../../../webapp/src/features/cra/list/done.presenter.ts';
import { habitsOfClaire } from '../../../support/webapp/fake-bot.ts';

const t = textOf(createIntl({ locale: 'fr', messages: catalogues.fr }));
const blank = blankForm(habitsOfClaire);
const botDown = { tag: 'failed', failure: { tag: 'BotDown' } } as const;
const loading = { tag: 'loading' } as const;

function known<T>(value: T): { readonly tag: 'known'; readonly value: T } {
  return { tag: 'known', value };
}

function content(change: Partial<CraContent> = {}): CraContent {
  return {
    date: '2026-03-12',
    activite: 'individuel',
    participants: 1,
    recurrents: 0,
    canal: 'rattachement',
    commune: { insee: '64445', cp: '64000', nom: 'Pau' },
    duree: 45,
    ages: { plus60: 1 },
    statuts: { retraite: 1 },
    themes: ['courriel', 'demarches'],
    sousThemes: [],
    materiel: [],
    suites: {},
    orientations: [],
    tags: [],
    ...change,
  };
}

function cra(change: Partial<CraView> = {}): CraView {
  return {
    id: '01ARZ3NDEKTSV4RRFFQ69G5FAA',
    rev: 1,
    formVersion: 1,
    createdAt: '2026-03-12T13:30:00.000Z',
    updatedAt: '2026-03-12T13:30:00.000Z',
    structureId: 's',
    source: 'panel',
    content: content(),
    ...change,
  };
}

const nothing = { cras: 0, participants: 0, minutes: 0 };

function listOf(...cras: readonly CraView[]): CraList {
  return { cras: [...cras], totals: { cras: cras.length, participants: 9, minutes: 135 } };
}

describe('the screen of entry', () => {
  function present(change: Partial<EntryModel> = {}): EntryView {
    const model: EntryModel = {
      mode: 'new',
      habits: known(habitsOfClaire),
      draft: { craId: 'x', form: blank, keeping: { tag: 'untouched' } },
      edit: undefined,
      attempt: { tag: 'idle' },
      locale: 'fr',
      timeZone: 'Europe/Paris',
      ...change,
    };
    return presentEntry(model, t);
  }

  function ready(change: Partial<EntryModel> = {}): ReadyEntry {
    const view = present(change);
    if (view.tag !== 'ready') {
      throw new Error(`The screen is ${view.tag}.`);
    }
    return view;
  }

  const typed = (form: Partial<typeof blank>) => ({
    draft: { craId: 'x', form: { ...blank, ...form }, keeping: { tag: 'untouched' } as const },
  });

  it('is loading until habits and draft are known', () => {
    expect(present({ habits: loading }).tag).toBe('loading');
    expect(present({ draft: undefined }).tag).toBe('loading');
  });

  it('has failed when the habits cannot be read', () => {
    expect(present({ habits: botDown })).toMatchObject({ tag: 'failed', failure: {} });
  });

  it('says when and where in words', () => {
    expect(ready()).toMatchObject({
      dateText: 'Aujourd’hui, jeudi 12 mars',
      placeText: 'Dans la structure · Pau (64000)',
    });
    expect(ready(typed({ date: '2026-03-11' })).dateText).toBe('Hier, mercredi 11 mars');
    expect(ready(typed({ commune: undefined })).placeText).toMatch(/commune à choisir$/);
  });

  it('asks about a date of more than 60 days', () => {
    expect(ready(typed({ date: '2026-01-11' })).oldDate).toBeUndefined();
    expect(ready(typed({ date: '2026-01-10' })).oldDate).toMatch(/61 jours/);
  });

  it('shows six durations in order, and always the one that is chosen', () => {
    expect(ready().durees).toEqual([15, 30, 45, 60, 90, 120]);
    expect(ready(typed({ duree: 75 })).durees).toContain(75);
  });

  it('shows the six most used themes and those chosen besides', () => {
    const view = ready(typed({ themes: ['courriel', 'aidants'] }));

    expect(view.mainThemes).toHaveLength(6);
    expect(view.otherThemes).toHaveLength(11);
    expect(view.chosenOthers).toEqual(['aidants']);
    expect(view.sousThemes).toEqual([
      'aidants.parent',
      'aidants.travailleurSocial',
      'aidants.enseignant',
    ]);
  });

  it('counts who remains', () => {
    const view = ready(typed({ participants: 5, ages: { plus60: 5 }, statuts: { retraite: 6 } }));

    expect(view.ages).toEqual({ missing: 0, text: '5 sur 5' });
    expect(view.statuts.text).toBe('1 de trop\u00a0: 6 pour 5');
    expect(ready(typed({ participants: 5 })).ages.text).toBe('Il en manque 5\u00a0: 0 sur 5');
  });

  it('tells from when a draft is that was found again', () => {
    const draft = {
      ...typed({}).draft,
      resumedFrom: Date.parse('2026-03-11T09:05:00Z'),
      keeping: { tag: 'kept', at: 0 } as const,
    };

    expect(ready({ draft }).notice).toEqual({
      tag: 'resumed',
      text: 'hier, mercredi 11 mars, 10\u00a0h\u00a005',
      isOfFormerForm: false,
    });
    expect(ready({ draft: { ...draft, isOfFormerForm: true } }).notice).toMatchObject({
      isOfFormerForm: true,
    });
  });

  it('tells that what another device typed was put together with this draft', () => {
    const joinedFrom = Date.parse('2026-03-12T08:00:00Z');

    expect(ready({ draft: { ...typed({}).draft, joinedFrom } }).notice).toMatchObject({
      tag: 'joined',
      when: expect.stringContaining('jeudi 12 mars'),
    });
  });

  it('shows two versions of a draft by what differs, in words', () => {
    const mine = { ...blank, duree: 30, themes: ['courriel' as const] };
    const other = {
      rev: 2,
      craId: 'x',
      formVersion: 1,
      updatedAt: '2026-03-12T08:00:00Z',
      fields: { ...blank, duree: 90, themes: ['courriel'], notes: 'Au calme' },
    };
    const draft = {
      craId: 'x',
      form: mine,
      base: blank,
      keeping: { tag: 'conflict', other } as const,
    };

    expect(ready({ draft }).notice).toMatchObject({
      tag: 'conflict',
      of: 'draft',
      lines: [
        { label: 'Durée', mine: '30\u00a0min', theirs: '1\u00a0h\u00a030', suggested: 'mine' },
        { label: 'Notes', mine: '—', theirs: 'Au calme', suggested: 'theirs' },
      ],
    });
  });

  it('shows two versions of a CRA by what differs from the one that was opened', () => {
    const opened = cra();
    const current = cra({
      rev: 2,
      content: content({ participants: 2, ages: { plus60: 2 }, statuts: { retraite: 2 } }),
    });
    const edit = { cra: opened, form: { ...formOf(opened.content), duree: 60 }, isTouched: true };

    const { notice } = ready({ mode: 'edit', edit, attempt: { tag: 'conflict', current } });

    expect(notice).toMatchObject({
      tag: 'conflict',
      of: 'edit',
      lines: [
        { part: 'participants', mine: '1', theirs: '2', suggested: 'theirs' },
        { part: 'duree', suggested: 'mine' },
        { part: 'ages', theirs: '2 × 60 ans et plus' },
        { part: 'statuts', theirs: '2 × Retraités' },
      ],
    });
  });

  it('shows two drafts in conflict, each by what tells it apart', () => {
    const other = {
      rev: 2,
      craId: 'y',
      formVersion: 1,
      updatedAt: '2026-03-12T08:00:00Z',
      fields: {},
    };
    const draft = {
      craId: 'x',
      form: { ...blank, activite: 'ponctuel' as const, themes: ['sante' as const] },
      keeping: { tag: 'conflict', other } as const,
    };

    expect(ready({ draft }).notice).toEqual({
      tag: 'otherDraft',
      mine: 'Demande ponctuelle · Santé',
      theirs: 'à peine commencé',
      when: 'aujourd’hui, jeudi 12 mars, 09\u00a0h\u00a000',
    });
  });

  it('says where the draft is kept', () => {
    const keeping = (held: NonNullable<EntryModel['draft']>['keeping']) =>
      ready({ draft: { ...typed({}).draft, keeping: held } }).keepingText;

    expect(keeping({ tag: 'kept', at: Date.parse('2026-03-12T13:30:00Z') })).toMatch(/14.h.30/);
    expect(keeping({ tag: 'keptHere', failure: { tag: 'Offline' } })).toMatch(/ce navigateur/);
  });
});

describe('a refusal', () => {
  it('of a total says in figures what is missing or in excess', () => {
    const sum = (rule: 'sum-too-low' | 'sum-too-high', received: string) =>
      refusalText({ field: 'ages', rule, received, expected: '8' }, t);

    expect(sum('sum-too-low', '6')).toBe('Il manque 2 âges\u00a0: 6 sur 8.');
    expect(sum('sum-too-low', '7')).toBe('Il manque 1 âge\u00a0: 7 sur 8.');
    expect(sum('sum-too-high', '9')).toBe('Il y a 1 âge de trop\u00a0: 9 pour 8.');
  });

  it('of an empty field says to choose, without blame', () => {
    const empty = (field: string) => refusalText({ field, rule: 'required', received: '' }, t);

    expect([empty('duree'), empty('themes')]).toEqual([
      'À choisir.',
      'Choisissez au moins un thème.',
    ]);
  });
});

describe('the list of a day', () => {
  const model: ListModel = {
    list: known(listOf(cra())),
    filter: { date: '2026-03-12', isTrash: false },
    done: undefined,
    today: '2026-03-12',
    locale: 'fr',
    timeZone: 'Europe/Paris',
  };

  it('has totals, and a line for each CRA with its hour', () => {
    expect(presentList(model, t)).toMatchObject({
      tag: 'ready',
      totals: '1 CRA · 9 personnes · 2\u00a0h\u00a015',
      lines: [
        {
          time: '14\u00a0h\u00a030',
          summary: 'Individuel · 45\u00a0min · Pau',
          themes: 'Courriel, Démarches en ligne',
          isNew: false,
        },
      ],
    });
  });

  it('marks the one that was just recorded', () => {
    const done = { tag: 'recorded', cra: cra(), others: [], warnings: [] } as const;

    expect(presentList({ ...model, done }, t)).toMatchObject({ lines: [{ isNew: true }] });
  });

  it('names the people of a workshop', () => {
    const workshop = cra({ content: content({ activite: 'collectif', participants: 8 }) });

    expect(presentList({ ...model, list: known(listOf(workshop)) }, t)).toMatchObject({
      lines: [{ summary: 'Atelier collectif · 8 personnes · 45\u00a0min · Pau' }],
    });
  });

  it('does not lead into the future', () => {
    expect(presentList(model, t).heading).toMatchObject({
      previous: '2026-03-11',
      next: undefined,
    });
  });

  it('when empty says why, and what will be there', () => {
    const empty = { ...model, list: known({ cras: [], totals: nothing }) };

    expect(presentList(empty, t)).toMatchObject({ tag: 'empty', title: 'Aucun CRA ce jour-là' });
    expect(presentList({ ...empty, filter: { date: undefined, isTrash: true } }, t)).toMatchObject({
      title: 'Aucun CRA supprimé',
    });
  });

  it('keeps its heading while it is loading or has failed', () => {
    expect(presentList({ ...model, list: loading }, t)).toMatchObject({
      tag: 'loading',
      heading: { title: 'Aujourd’hui, jeudi 12 mars' },
    });
    expect(presentList({ ...model, list: botDown }, t).tag).toBe('failed');
  });
});

describe('the home tab', () => {
  const summary: CraSummary = {
    today: { cras: 3, participants: 7, minutes: 135 },
    month: { cras: 41, participants: 96, minutes: 1_845 },
    days: [
      { date: '2026-03-11', cras: 2 },
      { date: '2026-03-12', cras: 3 },
    ],
  };
  const line = {
    done: undefined,
    today: '2026-03-12',
    locale: 'fr',
    timeZone: 'Europe/Paris',
  } as const;

  it('has the figures of today and of the month, and their tendency in a sentence', () => {
    const view = presentHome({ summary: known(summary), recent: known(listOf(cra())), line }, t);

    expect(view).toMatchObject({
      tag: 'ready',
      today: '3 CRA · 7 personnes · 2\u00a0h\u00a015',
      month: '41 CRA · 96 personnes · 30\u00a0h\u00a045',
      days: [2, 3],
      daysText: '5 CRA sur les 2 derniers jours',
    });
  });

  it('gives the day of a CRA of another day', () => {
    const old = cra({ content: content({ date: '2026-03-03' }) });
    const view = presentHome({ summary: known(summary), recent: known(listOf(old)), line }, t);

    expect(view).toMatchObject({ lines: [{ time: '3 mars' }] });
  });

  it('teaches the first step to who has none yet', () => {
    const view = presentHome({ summary: known(summary), recent: known(listOf()), line }, t);

    expect(view).toMatchObject({ tag: 'empty', title: 'Votre premier CRA' });
  });

  it('is loading until both are known, and has failed as soon as one has', () => {
    expect(presentHome({ summary: loading, recent: known(listOf()), line }, t).tag).toBe('loading');
    expect(presentHome({ summary: loading, recent: botDown, line }, t).tag).toBe('failed');
  });
});

describe('what was just done', () => {
  it.each([
    ['recorded', 'remove'],
    ['removed', 'restore'],
    ['edited', 'none'],
    ['restored', 'none'],
  ] as const)('« %s » is undone by « %s »', (tag, undo) => {
    expect(presentDone({ tag, cra: cra(), others: [], warnings: [] }, t)?.undo).toBe(undo);
  });

  it('is said aloud, with what must be checked', () => {
    const warnings = [{ field: 'notes', kinds: ['phone' as const, 'name' as const] }];

    const done = { tag: 'recorded', cra: cra(), others: [], warnings } as const;

    expect(presentDone(done, t)?.spoken).toMatch(
      /^CRA enregistré\. .*«\sNotes\s».*un numéro de téléphone, un nom de personne/u,
    );
  });
});
