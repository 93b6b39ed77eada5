import {
  type Activite,
  craLimits,
  type Materiel,
  type Organisme,
  type SousTheme,
  type Statut,
  type Suite,
  type StoredTheme,
  type TrancheAge,
} from '@coop/contract/cra';

import { type Counts, type CraForm, enteredAges, total } from './cra-form.ts';

/** What the person does to the form, one function each; all are pure and answer a new form. */

/** Choosing another activity presets the participants, visibly. */
export function chooseActivite(form: CraForm, activite: Activite): CraForm {
  if (form.activite === activite) {
    return form;
  }
  const preset = setParticipants(form, craLimits.usualParticipants[activite]);
  return { ...preset, activite, titre: activite === 'collectif' ? form.titre : '' };
}

/** One person keeps an age or a status only if it was the only one given. */
export function setParticipants(form: CraForm, participants: number): CraForm {
  const fit = <K extends string>(counts: Counts<K>): Counts<K> =>
    participants === 1 ? onlyOne(counts) : counts;
  return {
    ...form,
    participants,
    recurrents: Math.min(form.recurrents, participants),
    ages: fit(form.ages),
    statuts: fit(form.statuts),
  };
}

function onlyOne<K extends string>(counts: Counts<K>): Counts<K> {
  const isSingle = Object.keys(counts).length === 1;
  const next: Partial<Record<K, number>> = {};
  for (const key in counts) {
    if (isSingle) {
      next[key] = 1;
    }
  }
  return next;
}

function withCount<K extends string>(counts: Counts<K>, key: K, n: number): Counts<K> {
  const next: Partial<Record<K, number>> = { ...counts };
  if (n === 0) {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a copy of ours
    delete next[key];
  } else {
    next[key] = n;
  }
  return next;
}

export function setAge(form: CraForm, age: TrancheAge, n: number): CraForm {
  return { ...form, ages: withCount(enteredAges(form.ages), age, n) };
}

export function setStatut(form: CraForm, statut: Statut, n: number): CraForm {
  return { ...form, statuts: withCount(form.statuts, statut, n) };
}

/** For one person: one tap says all. */
export function chooseAge(form: CraForm, age: TrancheAge): CraForm {
  return { ...form, ages: { [age]: 1 } };
}

export function chooseStatut(form: CraForm, statut: Statut): CraForm {
  return { ...form, statuts: { [statut]: 1 } };
}

/** « Répartir »: those whose status was not given are of unknown status. */
export function spreadStatuts(form: CraForm): CraForm {
  const missing = Math.max(0, form.participants - total(form.statuts));
  return setStatut(form, 'nonRenseigne', (form.statuts.nonRenseigne ?? 0) + missing);
}

/** Taking a theme back takes its sub-themes back. */
export function toggleTheme(form: CraForm, theme: StoredTheme): CraForm {
  const themes = toggled(form.themes, theme);
  return {
    ...form,
    themes,
    sousThemes: themes.includes(theme)
      ? form.sousThemes
      : form.sousThemes.filter((code) => themeOf(code) !== theme),
  };
}

export function themeOf(sousTheme: SousTheme): string {
  return sousTheme.slice(0, sousTheme.indexOf('.'));
}

export function toggleSousTheme(form: CraForm, code: SousTheme): CraForm {
  return { ...form, sousThemes: toggled(form.sousThemes, code) };
}

/** `aucun` (none used) excludes the others, and they exclude it. */
export function toggleMateriel(form: CraForm, materiel: Materiel): CraForm {
  const next = toggled(form.materiel, materiel);
  const kept = next.filter((code) => (materiel === 'aucun') === (code === 'aucun'));
  return { ...form, materiel: kept };
}

/** Follow-ups of redirected people stay in step with where they were sent. */
export function setSuite(form: CraForm, suite: Suite, n: number): CraForm {
  const next = { ...form, suites: withCount(form.suites, suite, n) };
  const [only, ...others] = next.orientations;
  if (suite !== 'redirection' || only === undefined) {
    return next;
  }
  if (n === 0) {
    return { ...next, orientations: [] };
  }
  return others.length === 0 ? { ...next, orientations: [{ ...only, n }] } : next;
}

/** For one person: one follow-up or none. */
export function chooseSuite(form: CraForm, suite: Suite | undefined): CraForm {
  const cleared: CraForm = {
    ...form,
    suites: {},
    orientations: suite === 'redirection' ? form.orientations : [],
  };
  return suite === undefined ? cleared : setSuite(cleared, suite, 1);
}

/** A new organism takes the redirected people who have none yet. */
export function addOrientation(form: CraForm, organisme: Organisme): CraForm {
  if (form.orientations.some((given) => given.organisme === organisme)) {
    return form;
  }
  const placed = form.orientations.reduce((sum, { n }) => sum + n, 0);
  const n = Math.max(1, (form.suites.redirection ?? 0) - placed);
  return { ...form, orientations: [...form.orientations, { organisme, n, precision: '' }] };
}

export function changeOrientation(
  form: CraForm,
  organisme: Organisme,
  change: { readonly n?: number; readonly precision?: string },
): CraForm {
  return {
    ...form,
    orientations: form.orientations.map((given) =>
      given.organisme === organisme ? { ...given, ...change } : given,
    ),
  };
}

export function removeOrientation(form: CraForm, organisme: Organisme): CraForm {
  return {
    ...form,
    orientations: form.orientations.filter((given) => given.organisme !== organisme),
  };
}

function toggled<V>(values: readonly V[], value: V): readonly V[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}
