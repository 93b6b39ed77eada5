import {
  materiels,
  organismes,
  statuts,
  suites,
  tranchesAge,
  type CraContent,
  type Materiel,
} from '@coop/contract/cra';

import type { EntryArgs } from './entry-args.ts';
import { number } from './entry-form.ts';
import { oneOf, readCount, textOf, type ReadEntry } from './read-entry.ts';
import type { DialogElement, DialogForm, Submission } from '../../../core/describe-dialog.ts';
import { say, type Text } from '../../../core/text.ts';

/** « Public du CRA »: for several participants (`cra.md`, Dialogs). */
export function peopleForm({ fields }: EntryArgs): DialogForm {
  const { ages = {}, statuts: known = {}, suites: followUps = {}, orientations = [] } = fields;
  const [organisme] = orientations;
  const [materiel] = fields.materiel ?? [];
  return {
    title: say('cra.people.title'),
    introduction: say('cra.people.introduction', { participants: fields.participants ?? 0 }),
    submit: say('cra.save'),
    elements: [
      ...tranchesAge.map((age) => count(age, say(`age.${age}`), ages[age])),
      ...statuts.map((statut) => count(statut, say(`statut.${statut}`), known[statut])),
      ...suites.map((suite) => count(`suite_${suite}`, say(`suite.${suite}`), followUps[suite])),
      choice('organisme', say('cra.people.organisme'), {
        options: organismes.map((value) => ({ label: say(`organisme.${value}`), value })),
        value: organisme?.organisme,
      }),
      choice('materiel', say('field.materiel'), {
        options: materiels.map((value) => ({ label: say(`materiel.${value}`), value })),
        value: materiel,
      }),
      ...(fields.activite === 'collectif' ? [titleElement(fields.titre)] : []),
    ],
  };
}

export function count(name: string, label: Text, value: number | undefined): DialogElement {
  return number(name, label, value === 0 ? undefined : value);
}

function choice(
  name: string,
  label: Text,
  more: {
    options: readonly { readonly label: Text; readonly value: string }[];
    value: string | undefined;
  },
): DialogElement {
  const { options, value } = more;
  return {
    type: 'select',
    name,
    label,
    options,
    optional: true,
    ...(value !== undefined && { value }),
  };
}

function titleElement(titre: string | undefined): DialogElement {
  return {
    type: 'text',
    name: 'titre',
    label: say('field.titre'),
    optional: true,
    maxLength: 80,
    ...(titre !== undefined && { value: titre }),
  };
}

/**
 * Reads « Public du CRA ». Empty is 0; statuses that remain go to `nonRenseigne` unless it was
 * filled in; the whole redirection goes to the organism chosen. Several organisms or equipments,
 * which this dialog cannot say, stay when the one that it shows was left as it was.
 */
export function readPeople(submission: Submission, { fields }: EntryArgs): ReadEntry {
  const errors: Record<string, Text> = {};
  const counts = <K extends string>(keys: readonly K[], prefix = '') => {
    const read: Partial<Record<K, number>> = {};
    for (const key of keys) {
      const name = `${prefix}${key}`;
      const value = readCount(textOf(submission[name]), name, errors);
      if (value !== undefined && value > 0) read[key] = value;
    }
    return read;
  };
  const followUps = counts(suites, 'suite_');
  const organisme = oneOf(organismes, textOf(submission['organisme']));
  const materiel = oneOf(materiels, textOf(submission['materiel']));
  const titre = textOf(submission['titre']);
  return {
    errors,
    fields: {
      ...withoutTitle(fields),
      ages: keepUnknown(counts(tranchesAge), fields.ages),
      statuts: completed(counts(statuts), fields.participants ?? 0),
      suites: followUps,
      orientations: redirections(organisme, followUps.redirection ?? 0, fields.orientations),
      materiel: equipment(materiel, fields.materiel),
      ...(titre !== '' && { titre }),
    },
  };
}

/** People of unknown age, in a CRA that was imported, stay while the ages do. */
function keepUnknown(read: CraContent['ages'], known: CraContent['ages'] = {}): CraContent['ages'] {
  const isSame = tranchesAge.every((age) => (read[age] ?? 0) === (known[age] ?? 0));
  return isSame ? known : read;
}

type Orientations = NonNullable<EntryArgs['fields']['orientations']>;

function redirections(
  organisme: Orientations[number]['organisme'] | undefined,
  redirected: number,
  known: Orientations = [],
): Orientations {
  if (organisme === undefined || redirected === 0) return [];
  const [first] = known;
  if (first?.organisme !== organisme) return [{ organisme, n: redirected }];
  const total = known.reduce((sum, { n }) => sum + n, 0);
  return total === redirected ? known : [{ ...first, n: redirected }];
}

function equipment(chosen: Materiel | undefined, known: readonly Materiel[] = []): Materiel[] {
  if (chosen === undefined) return [];
  return chosen === known[0] ? [...known] : [chosen];
}

function withoutTitle(fields: EntryArgs['fields']): EntryArgs['fields'] {
  const rest = { ...fields };
  delete rest.titre;
  return rest;
}

/** Statuses that were not given are unknown, unless that was filled in. */
export function completed(
  known: CraContent['statuts'],
  participants: number,
): CraContent['statuts'] {
  if (known.nonRenseigne !== undefined) return known;
  const remaining = participants - Object.values(known).reduce((total, value) => total + value, 0);
  return remaining > 0 ? { ...known, nonRenseigne: remaining } : known;
}
