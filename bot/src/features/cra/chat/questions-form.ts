import {
  activites,
  canaux,
  craLimits,
  organismes,
  statuts,
  suites,
  tranchesAge,
} from '@coop/contract/cra';
import type { CraHabits } from '@coop/contract/cra-routes';

import { fieldLabel } from './cra-texts.ts';
import type { EntryArgs } from './entry-args.ts';
import { durationOptions, number, themeElements } from './entry-form.ts';
import { candidateText, whyText, type PlaceNames } from './line-questions.ts';
import { count } from './people-form.ts';
import { unknownElements } from './unknown-words.ts';
import { meaningsOf } from './word-choices.ts';
import type { CraField } from '../form.ts';
import type { Ask, ParsedCraLine } from '../one-line/index.ts';
import type { DialogElement, DialogForm } from '../../../core/describe-dialog.ts';
import { isCalendarDate } from '../../../core/calendar-date.ts';
import { day, say, typed, type Text } from '../../../core/text.ts';

export interface Questions {
  readonly entry: EntryArgs;
  readonly parsed: ParsedCraLine;
  readonly habits: CraHabits;
  readonly communes: PlaceNames;
}

/** Fields that a line leaves open: asked or missing, each once, in the order of the form. */
export function openFields({ ask, missing }: ParsedCraLine): ReadonlySet<CraField> {
  return new Set([...missing, ...ask.flatMap(({ field }) => (field === null ? [] : [field]))]);
}

/** « À préciser »: everything that a line left open, at once, and the words that say nothing. */
export function questionsForm(questions: Questions): DialogForm {
  const { parsed } = questions;
  const fields = formOrder.filter((field) => openFields(parsed).has(field));
  return {
    title: say('cra.questions.title'),
    submit: say('core.continue'),
    elements: [
      ...wordElements(questions),
      ...fields.flatMap((field) => elementsOf(field, questions)),
      ...unknownElements(parsed.unknown.join(' ')),
    ],
  };
}

const formOrder: readonly CraField[] = [
  'date',
  'activite',
  'participants',
  'recurrents',
  'canal',
  'commune',
  'duree',
  'themes',
  'ages',
  'statuts',
  'suites',
  'orientations',
  'materiel',
  'titre',
  'notes',
  'tags',
];

/** A word or number whose field is not known: what it meant, or nothing. */
function wordElements({ parsed, communes }: Questions): readonly DialogElement[] {
  return doubtfulWords(parsed).map((ask, index) => ({
    type: 'select',
    name: `word${index}`,
    label: say('cra.questions.word', { received: typed(ask.received) }),
    help: whyText(ask),
    options: [
      ...meaningsOf(ask).map((value) => ({ label: candidateText(null, value, communes), value })),
      { label: say('cra.questions.ignore'), value: 'none' },
    ],
  }));
}

export function doubtfulWords({ ask }: ParsedCraLine): readonly Ask[] {
  return ask.filter(({ field }) => field === null);
}

function elementsOf(field: CraField, questions: Questions): readonly DialogElement[] {
  const { entry, parsed, habits } = questions;
  const { fields } = entry;
  const asked = parsed.ask.filter((ask) => ask.field === field);
  const help = asked[0] && { help: whyText(asked[0]) };
  const label = fieldLabel(field);
  const isAlone = fields.participants === 1;
  switch (field) {
    case 'date':
      return dateElements(asked, help);
    case 'activite':
      return [{ ...choice(field, label, { codes: activites, field }), ...help }];
    case 'canal':
      return [
        {
          ...choice(field, label, { codes: canaux, field }),
          ...help,
          ...(habits.place && asked.length === 0 && { value: habits.place.canal }),
        },
      ];
    case 'participants':
    case 'recurrents':
      return [{ ...number(field, label, field === 'participants' ? 5 : 0), ...help }];
    case 'commune':
      return communeElements(asked, questions, help);
    case 'duree':
      return [durationElement(asked, habits, help)];
    case 'themes':
      return themeElements(entry);
    case 'ages':
      return isAlone
        ? [{ ...choice(field, label, { codes: tranchesAge, field }), ...help }]
        : tranchesAge.map((age) => count(age, say(`age.${age}`), fields.ages?.[age]));
    case 'statuts':
      return isAlone
        ? [{ ...choice(field, label, { codes: statuts, field }), ...help }]
        : statuts.map((code) => count(code, say(`statut.${code}`), fields.statuts?.[code]));
    case 'suites':
      return suites.map((code) =>
        count(`suite_${code}`, say(`suite.${code}`), fields.suites?.[code]),
      );
    case 'orientations':
      return [choice('organisme', say('cra.people.organisme'), { codes: organismes, field })];
    default:
      return [textElement(field, asked, help)];
  }
}

type Help = { readonly help: Text } | undefined;

function choice(
  name: string,
  label: Text,
  more: { readonly codes: readonly string[]; readonly field: CraField },
): Extract<DialogElement, { type: 'select' }> {
  const options = more.codes.map((value) => ({ label: candidateText(more.field, value), value }));
  return { type: 'select', name, label, options };
}

/** The dates proposed, or another as people type it. */
function dateElements(asked: readonly Ask[], help: Help): readonly DialogElement[] {
  const dates = candidatesOf(asked).filter(isCalendarDate);
  if (dates.length === 0) {
    return [
      { type: 'text', name: 'date', label: say('field.date'), help: say('cra.entry.dateHelp') },
    ];
  }
  const options = dates.map((value) => ({ label: day(value), value }));
  return [
    { type: 'select', name: 'date', label: say('field.date'), options, optional: true, ...help },
    otherText('date', say('cra.questions.otherDate'), say('cra.entry.dateHelp')),
  ];
}

function communeElements(
  asked: readonly Ask[],
  { habits, communes }: Questions,
  help: Help,
): readonly DialogElement[] {
  const codes = candidatesOf(asked);
  const { place } = habits;
  if (codes.length === 0) {
    const value = place ? `${place.commune.nom} (${place.commune.cp})` : '';
    const label = say('cra.entry.commune');
    return [{ type: 'text', name: 'commune', label, ...help, ...(value !== '' && { value }) }];
  }
  const options = codes.map((value) => ({
    label: candidateText('commune', value, communes),
    value,
  }));
  return [
    {
      type: 'select',
      name: 'commune',
      label: say('field.commune'),
      options,
      optional: true,
      ...help,
    },
    otherText('commune', say('cra.questions.otherCommune')),
  ];
}

function otherText(field: string, label: Text, help?: Text): DialogElement {
  return { type: 'text', name: `${field}Other`, label, optional: true, ...(help && { help }) };
}

function durationElement(asked: readonly Ask[], habits: CraHabits, help: Help): DialogElement {
  const first = candidatesOf(asked).map(Number);
  const options = durationOptions(first.length > 0 ? first : habits.durees);
  return { type: 'select', name: 'duree', label: say('field.duree'), options, ...help };
}

/** What was typed stands in the field, to be shortened. */
function textElement(field: CraField, asked: readonly Ask[], help: Help): DialogElement {
  const candidates = candidatesOf(asked);
  const value = candidates.length > 0 ? candidates.join(', ') : (asked[0]?.received ?? '');
  return {
    type: field === 'notes' ? 'textarea' : 'text',
    name: field,
    label: fieldLabel(field),
    optional: true,
    value,
    ...(field === 'notes' && { maxLength: craLimits.notes }),
    ...help,
  };
}

function candidatesOf(asked: readonly Ask[]): readonly string[] {
  const all = asked.flatMap(({ candidates = [], includes = [] }) => [...includes, ...candidates]);
  return [...new Set(all.map(String))];
}
