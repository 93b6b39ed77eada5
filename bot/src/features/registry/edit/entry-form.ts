import type { Role } from '@coop/contract/identity-routes';

import type { EntryChanges } from './edit-entry.ts';
import type { CellReading, LineRule } from '../import/line-rules.ts';
import { readSiret } from '../import/read-siret.ts';
import { readTerritories } from '../import/read-territories.ts';
import { readDate, readEmail, readName, readStructureName } from '../import/read-texts.ts';
import { presentOne } from '../import/next-affectations.ts';
import type { Entry, Structure } from '../registry.ts';
import type { MessageKey } from '../../../core/catalogue.ts';
import type { CalendarDate } from '../../../core/calendar-date.ts';
import type { DialogElement, DialogForm, Submission } from '../../../core/describe-dialog.ts';
import { say, typed, type Text } from '../../../core/text.ts';

/** An entry as the form shows it: e-mails and elevated roles to administrators alone. */
export interface ShownEntry {
  readonly entry: Entry;
  readonly structure?: Structure;
  readonly today: CalendarDate;
  readonly isAdministrator: boolean;
}

const everyRole: readonly Role[] = [
  'conseiller',
  'coordinateur',
  'invite',
  'animateur',
  'administrateur',
];

function rolesShown({ isAdministrator }: ShownEntry): readonly Role[] {
  return isAdministrator ? everyRole : everyRole.slice(0, 3);
}

/** « Fiche du registre »: every field of one step; what is left as it is stays. */
export function entryForm(shown: ShownEntry): DialogForm {
  const { entry } = shown;
  const { locks, roles } = entry;
  const values = valuesOf(shown);
  const text = (name: keyof typeof values, optional = false): DialogElement => {
    const help = helped.get(name);
    return {
      type: 'text',
      name,
      label: say(`registry.entry.${name}`),
      value: values[name],
      maxLength: name === 'departements' ? 600 : 200,
      ...(help && { help: say(help) }),
      ...(optional && { optional }),
    };
  };
  return {
    title: say('registry.entry.title'),
    introduction: say('registry.entry.introduction'),
    submit: say('registry.entry.save'),
    elements: [
      text('givenName'),
      text('familyName'),
      ...(shown.isAdministrator ? [text('email')] : []),
      ...rolesShown(shown).map((role): DialogElement => ({
        type: 'tick',
        name: `role_${role}`,
        label: say(`registry.entry.role.${role}`),
        value: roles.includes(role),
      })),
      text('departements', true),
      text('siret', true),
      text('structure', true),
      text('since', true),
      text('start', true),
      text('end', true),
      {
        type: 'tick',
        name: 'release',
        label: say('registry.entry.release'),
        help:
          locks.length === 0
            ? say('registry.entry.noLocks')
            : say('registry.entry.locked', { fields: locks.join(', ') }),
      },
    ],
  };
}

const helped: ReadonlyMap<string, MessageKey> = new Map([
  ['departements', 'registry.entry.departementsHelp'],
  ['structure', 'registry.entry.structureHelp'],
  ['since', 'registry.entry.sinceHelp'],
  ['start', 'registry.entry.dateHelp'],
  ['end', 'registry.entry.dateHelp'],
]);

/** Where the person works, as the form has it. */
function valuesOf({ entry, structure, today }: ShownEntry) {
  const present = presentOne(entry.affectations, today);
  const codes = [
    ...(present ? [present.departement] : []),
    ...entry.territories.map(({ code }) => code),
  ];
  return {
    givenName: entry.givenName,
    familyName: entry.familyName,
    email: entry.email,
    departements: [...new Set(codes)].join(', '),
    siret: present?.structureId ?? entry.structureId ?? '',
    structure: structure?.name ?? '',
    since: '',
    start: entry.start ?? '',
    end: entry.end ?? '',
  };
}

export interface ReadForm {
  readonly changes: EntryChanges;
  readonly releaseLocks: boolean;
  readonly errors: Readonly<Record<string, Text>>;
}

/** Reads what differs from what was shown, all refusals at once. */
export function readEntryForm(submission: Submission, shown: ShownEntry): ReadForm {
  const errors: Record<string, Text> = {};
  const values = valuesOf(shown);
  const read = <T>(
    name: keyof typeof values,
    reader: (text: string) => CellReading<T>,
    required = false,
  ): T | null | undefined => {
    const value = submission[name];
    const text = typeof value === 'string' ? value.trim() : '';
    if (value === undefined || text === values[name]) return undefined;
    if (text === '' && !required) return null;
    const reading = text === '' ? ({ ok: false, rule: 'required' } as const) : reader(text);
    if (reading.ok) return reading.value;
    errors[name] = ruleText(reading.rule, text);
    return undefined;
  };
  const departements = read('departements', (text) =>
    readTerritories(text.split(/[\s,;|]+/).join('|')),
  );
  const since = read('since', readDate);
  const roles = readRoles(submission, shown);
  if (roles?.length === 0) errors['role_conseiller'] = ruleText('required', '');
  if (roles?.includes('invite') && roles.includes('conseiller')) {
    errors['role_invite'] = ruleText('role-conflict', 'conseiller, invite');
  }
  const siret = read('siret', readSiret);
  const structureName = read('structure', readStructureName) ?? undefined;
  const changes = {
    givenName: read('givenName', readName, true),
    familyName: read('familyName', readName, true),
    email: shown.isAdministrator ? read('email', readEmail, true) : undefined,
    roles,
    departements,
    // A name alone is that of the present structure.
    structureId: siret ?? (structureName && values.siret !== '' ? values.siret : siret),
    structureName,
    affectationFrom: since ?? undefined,
    start: read('start', readDate),
    end: read('end', readDate),
  };
  return { changes: given(changes), releaseLocks: isTicked(submission['release']), errors };
}

/** The sentence of a rule. */
export function ruleText(rule: LineRule, received: string): Text {
  return say(`registry.rule.${rule}`, { received: typed(received) });
}

/** `undefined` where they are as they were shown; roles that are not shown stay. */
function readRoles(submission: Submission, shown: ShownEntry): readonly Role[] | undefined {
  const offered = rolesShown(shown);
  const before = shown.entry.roles;
  const after = everyRole.filter((role) =>
    offered.includes(role) ? isTicked(submission[`role_${role}`]) : before.includes(role),
  );
  const isSame = after.length === before.length && after.every((role) => before.includes(role));
  return isSame ? undefined : after;
}

function isTicked(value: unknown): boolean {
  return value === true || value === 'true';
}

/** The same without the fields that stay. */
function given(changes: Readonly<Record<string, unknown>>): EntryChanges {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
