import { sealEntry, type EntryArgs } from './entry-args.ts';
import { fieldLabel } from './cra-texts.ts';
import { askLine, type PlaceNames } from './line-questions.ts';
import type { FoundFields, ParsedCraLine } from '../one-line/index.ts';
import type { EntryTags } from '../tags/entry-tags.ts';
import { saveTagButtons, unknownTagLines } from './unknown-tags-message.ts';
import { message, type Button, type Field, type Message } from '../../../core/message.ts';
import { day, lines, minutes, say, typed, type Text } from '../../../core/text.ts';

/** A line read, and what the person's tags say of its words. */
export interface ReadLine {
  readonly parsed: ParsedCraLine;
  readonly tags: EntryTags;
  readonly communes: PlaceNames;
}

/**
 * The private summary of a line: every field, those put by rule shown as such, what is asked, what
 * was corrected or not understood. *Enregistrer* appears only when nothing is left to say; words that
 * are no tag yet are made, or left out, when the person says so.
 */
export function summaryMessage(entry: EntryArgs, { parsed, tags, communes }: ReadLine): Message {
  const sealed = sealEntry(entry);
  const { unknown } = tags;
  const save: Button = {
    action: 'cra.save',
    args: sealed,
    label: say('cra.save'),
    style: 'primary',
  };
  const complete: Button = { action: 'cra.complete', args: sealed, label: say('cra.complete') };
  const cancel: Button = { action: 'cra.entry.cancel', args: {}, label: say('cra.cancel') };
  const questions: Button = {
    action: 'cra.questions.open',
    args: sealed,
    label: say('cra.questions.open'),
    style: 'primary',
  };
  const saving = unknown.length > 0 ? saveTagButtons(entry, unknown) : [save];
  const found = { ...parsed.found, tags: [...tags.names, ...unknown] };
  return message(lines(doubtLines(parsed, communes), ...unknownTagLines(unknown)), {
    fields: summaryFields({ ...parsed, found }),
    buttons: parsed.ready ? [...saving, complete, cancel] : [questions, complete, cancel],
  });
}

/**
 * The same without buttons, for a terminal: what was read, then what is left to say. Communes are
 * named where their names are at hand, else by their codes.
 */
export function lineReading(parsed: ParsedCraLine, communes: PlaceNames = unnamed): Text {
  const read = summaryFields(parsed).map(({ title, value }) =>
    say('cra.line.fieldValue', { field: title, value }),
  );
  return lines(...read, doubtLines(parsed, communes));
}

const unnamed: PlaceNames = { byInsee: () => undefined };

function doubtLines(parsed: ParsedCraLine, communes: PlaceNames): Text {
  return lines(
    say(parsed.ready ? 'cra.line.ready' : 'cra.line.incomplete'),
    ...parsed.ask.map((ask) => askLine(ask, communes)),
    missingLine(parsed),
    ...parsed.corrections.map(({ received, read }) =>
      say('cra.line.correction', { received: typed(received), read: typed(read) }),
    ),
    unknownLine(parsed),
  );
}

function missingLine({ missing }: ParsedCraLine): Text | undefined {
  if (missing.length === 0) return undefined;
  return say('cra.line.missing', { fields: missing.map(fieldLabel) });
}

function unknownLine({ unknown }: ParsedCraLine): Text | undefined {
  if (unknown.length === 0) return undefined;
  return say('cra.line.unknown', { words: unknown.map((word) => typed(word)) });
}

function summaryFields({ found, defaults }: ParsedCraLine): readonly Field[] {
  const all: FoundFields = { ...defaults, ...found };
  return Object.entries(readings(all)).flatMap(([name, value]): readonly Field[] => {
    if (value === undefined) return [];
    const byRule = name in defaults && !(name in found);
    return [
      {
        title: fieldLabel(name),
        value: byRule ? say('cra.line.byRule', { value }) : value,
        short: name !== 'notes',
      },
    ];
  });
}

/** Each field of a CRA in words; those that say nothing are undefined. */
export function readings(fields: FoundFields): Readonly<Record<string, Text | undefined>> {
  const { commune } = fields;
  return {
    date: fields.date === undefined ? undefined : day(fields.date),
    activite: fields.activite && say(`activite.${fields.activite}`),
    participants: count(fields.participants),
    recurrents: count(fields.recurrents),
    canal: fields.canal && say(`canal.${fields.canal}`),
    commune: commune && say('cra.entry.place', { nom: typed(commune.nom), cp: commune.cp }),
    duree: fields.duree === undefined ? undefined : minutes(fields.duree),
    ages: counts(fields.ages, (age) =>
      age === 'nonRenseigne' ? say('unknownAge') : say(`age.${age}`),
    ),
    statuts: counts(fields.statuts, (statut) => say(`statut.${statut}`)),
    themes: list(fields.themes?.map((theme) => say(`theme.${theme}`))),
    sousThemes: list(fields.sousThemes?.map((sousTheme) => say(`sousTheme.${sousTheme}`))),
    materiel: list(fields.materiel?.map((materiel) => say(`materiel.${materiel}`))),
    suites: counts(fields.suites, (suite) => say(`suite.${suite}`)),
    orientations: list(
      fields.orientations?.map(({ organisme, n }) =>
        say('cra.countOf', { count: n, label: say(`organisme.${organisme}`) }),
      ),
    ),
    titre: text(fields.titre),
    notes: text(fields.notes),
    tags: list(fields.tags?.map((tag) => typed(`#${tag}`))),
  };
}

function text(value: string | undefined): Text | undefined {
  return value === undefined ? undefined : typed(value);
}

function count(value: number | undefined): Text | undefined {
  return value === undefined ? undefined : say('cra.count', { count: value });
}

function list(texts: readonly Text[] | undefined): Text | undefined {
  return texts && texts.length > 0 ? say('cra.items', { items: texts }) : undefined;
}

function counts<K extends string>(
  of: Partial<Record<K, number>> | undefined,
  label: (key: K) => Text,
): Text | undefined {
  if (!of) return undefined;
  const texts: Text[] = [];
  for (const key in of) {
    const value = of[key];
    if (value) texts.push(say('cra.countOf', { count: value, label: label(key) }));
  }
  return list(texts);
}
