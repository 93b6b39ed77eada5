import { entryDigest, type EditFailure } from './edit-entry.ts';
import { ruleText, type ShownEntry } from './entry-form.ts';
import { territoriesOn } from '../registry.ts';
import type { DialogRefusal } from '../../../core/describe-dialog.ts';
import { message, type Field, type Message, type Refusing } from '../../../core/message.ts';
import { day, say, typed, type Text } from '../../../core/text.ts';

/** An entry for those who keep the registry, with what changes it. */
export function entryCard(shown: ShownEntry, above?: Text): Message {
  const { entry } = shown;
  const { givenName, familyName, status } = entry;
  const name = typed(`${givenName} ${familyName}`);
  const text = say('registry.entry.head', { name, status: say(`registry.status.${status}`) });
  const args = { id: entry.id, digest: entryDigest(entry) };
  return message(above === undefined ? text : { lines: [above, text] }, {
    fields: fieldsOf(shown),
    buttons: [
      { action: 'registry.entry.edit', args, label: say('registry.entry.edit'), style: 'primary' },
      { action: 'registry.entry.depart', args, label: say('registry.departure.action') },
    ],
  });
}

function fieldsOf({ entry, structure, today, isAdministrator }: ShownEntry): readonly Field[] {
  const { roles, start, end, locks, link } = entry;
  const field = (title: Text, value: Text | undefined): readonly Field[] =>
    value === undefined ? [] : [{ title, value, short: true }];
  return [
    ...field(say('registry.entry.id'), typed(entry.id)),
    ...field(
      say('registry.entry.roles'),
      say('registry.entry.list', { all: roles.map((role) => say(`registry.entry.role.${role}`)) }),
    ),
    ...field(say('registry.entry.structure'), structure && typed(structure.name)),
    ...field(
      say('registry.entry.departements'),
      typed(territoriesOn(entry, today).join(', ') || '–'),
    ),
    ...field(say('registry.entry.start'), start === undefined ? undefined : day(start)),
    ...field(say('registry.entry.end'), end === undefined ? undefined : day(end)),
    ...field(
      say('registry.entry.link'),
      link ? say(`registry.entry.link.${link.how}`) : say('registry.entry.noLink'),
    ),
    ...field(say('registry.entry.locks'), locks.length === 0 ? undefined : typed(locks.join(', '))),
    ...(isAdministrator ? field(say('registry.entry.email'), typed(entry.email)) : []),
  ];
}

/** Where a refusal of a rule stands in the form. */
const elementOf: Readonly<Record<string, string>> = {
  prenom: 'givenName',
  nom: 'familyName',
  email: 'email',
  role: 'role_conseiller',
  siret: 'siret',
  structure: 'structure',
  departements: 'departements',
  date_debut: 'start',
  date_fin: 'end',
  date_affectation: 'since',
};

export const editRefusals: Refusing<EditFailure, DialogRefusal> = {
  EntryChanged: () => ({ general: say('registry.entry.changedSince') }),
  RoleElevated: () => ({ general: say('registry.entry.elevated') }),
  EmailTaken: ({ taken }) => ({
    elements: { email: ruleText('email-taken', taken[0]?.email ?? '') },
  }),
  LineRefused: ({ refusals }) => {
    const [first] = refusals;
    if (!first) return { general: say('registry.entry.changedSince') };
    const sentence = ruleText(first.rule, first.received);
    const element = elementOf[first.column];
    return element === undefined ? { general: sentence } : { elements: { [element]: sentence } };
  },
};
