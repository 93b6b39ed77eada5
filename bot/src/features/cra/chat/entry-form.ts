import {
  activites,
  canaux,
  craLimits,
  organismes,
  statuts,
  tranchesAge,
  type StoredTheme,
} from '@coop/contract/cra';
import type { CraHabits } from '@coop/contract/cra-routes';

import type { EntryArgs, EntryFields } from './entry-args.ts';
import { unknownElements } from './unknown-words.ts';
import type { DialogElement, DialogForm } from '../../../core/describe-dialog.ts';
import { minutes, say, typed, type Text } from '../../../core/text.ts';

const { min, max, step } = craLimits.duree;

/** « Nouveau CRA », with what is known and what habit proposes (`cra.md`, Dialogs). */
export function entryForm(args: EntryArgs, habits: CraHabits): DialogForm {
  const { fields } = args;
  return {
    title: say(args.rev === undefined ? 'cra.entry.title' : 'cra.entry.editTitle'),
    submit: say('cra.save'),
    elements: [
      ...whenAndWhere(fields, habits),
      durationElement(fields, habits),
      ...themeElements(args),
      ...personElements(fields),
      {
        type: 'textarea',
        name: 'notes',
        label: say('field.notes'),
        help: say('cra.entry.notesHelp'),
        optional: true,
        maxLength: craLimits.notes,
        ...(fields.notes !== undefined && { value: fields.notes }),
      },
      ...unknownElements(args.line?.lost ?? ''),
    ],
  };
}

function whenAndWhere(fields: EntryFields, habits: CraHabits): readonly DialogElement[] {
  const activite = fields.activite ?? habits.activite;
  const canal = fields.canal ?? habits.place?.canal;
  const commune = fields.commune ?? habits.place?.commune;
  return [
    {
      type: 'text',
      name: 'date',
      label: say('field.date'),
      help: say('cra.entry.dateHelp'),
      value: frenchDate(fields.date ?? habits.today),
    },
    {
      type: 'select',
      name: 'activite',
      label: say('field.activite'),
      options: activites.map((value) => ({ label: say(`activite.${value}`), value })),
      ...(activite && { value: activite }),
    },
    number('participants', say('field.participants'), fields.participants ?? 1),
    number('recurrents', say('field.recurrents'), fields.recurrents ?? 0),
    {
      type: 'select',
      name: 'canal',
      label: say('field.canal'),
      options: canaux.map((value) => ({ label: say(`canal.${value}`), value })),
      ...(canal && { value: canal }),
    },
    {
      type: 'text',
      name: 'commune',
      label: say('cra.entry.commune'),
      ...(habits.places.length > 0 && { help: favouritesHelp(habits) }),
      ...(commune && { value: `${commune.nom} (${commune.cp})` }),
    },
  ];
}

function durationElement(fields: EntryFields, habits: CraHabits): DialogElement {
  const duree = fields.duree ?? habits.duree;
  return {
    type: 'select',
    name: 'duree',
    label: say('field.duree'),
    options: durationOptions(habits.durees),
    ...(duree !== undefined && { value: String(duree) }),
  };
}

/** These durations first, then all from 5 minutes to 8 hours. */
export function durationOptions(first: readonly number[]) {
  const all = Array.from({ length: (max - min) / step + 1 }, (_, index) => min + index * step);
  return [...new Set([...first, ...all])].map((count) => ({
    label: minutes(count),
    value: String(count),
  }));
}

export function themeElements({ ticks, fields }: EntryArgs): readonly DialogElement[] {
  const chosen: readonly StoredTheme[] = fields.themes ?? [];
  const others = chosen.filter((theme) => !ticks.some((tick) => tick === theme));
  return [
    ...ticks.map((theme, index): DialogElement => ({
      type: 'tick',
      name: `theme${String(index + 1)}`,
      label: say(`themeShort.${theme}`),
      value: chosen.includes(theme),
    })),
    {
      type: 'text',
      name: 'autresThemes',
      label: say('cra.entry.otherThemes'),
      help: say('cra.entry.otherThemesHelp'),
      optional: true,
      ...(others.length > 0 && { value: others.join(', ') }),
    },
  ];
}

/** The first of the person's places: their names fill commune and channel. */
function favouritesHelp({ places }: CraHabits): Text {
  const names = places.slice(0, 3).map(({ nom = '' }) => typed(nom.slice(0, 30)));
  return say('cra.entry.favourites', { names });
}

/** For one person: age, status and follow-up are one choice each. */
function personElements({
  ages,
  statuts: known,
  ...fields
}: EntryFields): readonly DialogElement[] {
  const alone = (fields.participants ?? 1) === 1;
  const age = alone ? onlyKey(ages) : undefined;
  const statut = alone ? onlyKey(known) : undefined;
  const suite = alone ? suiteValue(fields) : undefined;
  return [
    {
      type: 'select',
      name: 'age',
      label: say('cra.entry.age'),
      help: say('cra.entry.onePerson'),
      optional: true,
      options: tranchesAge.map((value) => ({ label: say(`age.${value}`), value })),
      ...(age !== undefined && { value: age }),
    },
    {
      type: 'select',
      name: 'statut',
      label: say('cra.entry.status'),
      optional: true,
      options: statuts.map((value) => ({ label: say(`statut.${value}`), value })),
      ...(statut !== undefined && { value: statut }),
    },
    {
      type: 'select',
      name: 'suite',
      label: say('cra.entry.followUp'),
      optional: true,
      options: suiteOptions,
      ...(suite !== undefined && { value: suite }),
    },
  ];
}

/** A redirection says to whom at once: a dialog has one step. */
const suiteOptions: readonly { readonly label: Text; readonly value: string }[] = [
  { label: say('suite.individuel'), value: 'individuel' },
  { label: say('suite.atelier'), value: 'atelier' },
  ...organismes.map((organisme) => ({
    label: say('cra.entry.redirectedTo', { organisme: say(`organisme.${organisme}`) }),
    value: `redirection:${organisme}`,
  })),
];

function suiteValue({ suites = {}, orientations = [] }: EntryFields): string | undefined {
  const suite = onlyKey(suites);
  if (suite !== 'redirection') return suite;
  const organisme = orientations[0]?.organisme;
  return organisme && `redirection:${organisme}`;
}

function onlyKey(counts: Readonly<Record<string, number>> | undefined): string | undefined {
  return Object.entries(counts ?? {}).find(([, count]) => count > 0)?.[0];
}

export function number(name: string, label: Text, value?: number): DialogElement {
  return {
    type: 'number',
    name,
    label,
    ...(value === undefined ? { optional: true } : { value: String(value) }),
  };
}

/** `2026-11-18` → `18/11/2026`, as people type it. */
export function frenchDate(date: string): string {
  return date.split('-').reverse().join('/');
}
