import { craLimits } from '@coop/contract/cra';

import { ageOf, readActivite, readCanal, statutOf, type CodeBook } from './codes.ts';
import type { Findings } from './findings.ts';
import { readBreakdown } from './read-breakdown.ts';
import { readCommune } from './read-commune.ts';
import { readFollowUps } from './read-follow-ups.ts';
import { isNothing, readWhole } from './read-number.ts';
import { readSousThemes, readThemes } from './read-themes.ts';
import type { Fields } from './v1-record.ts';
import type { Communes } from '../../territory/index.ts';

/** The fields of a record besides its date, as the rules of the import read them. */
export function readFields(cra: Fields, communes: Communes, findings: Findings) {
  const activite = readCode(cra['activite'], { field: 'activite', book: readActivite }, findings);
  const participants = readParticipants(cra['nbParticipants'], findings);
  const recurrents = readRecurrents(cra['nbParticipantsRecurrents'], participants, findings);
  const canal = readCode(cra['canal'], { field: 'canal', book: readCanal }, findings);
  const place = { insee: cra['codeCommune'], cp: cra['codePostal'], nom: cra['nomCommune'] };
  const commune = readCommune(place, communes, findings);
  const duree = readDuree(cra['duree'], findings);
  const people: Partial<ReturnType<typeof readPeople>> =
    participants === undefined ? {} : readPeople(cra, participants, findings);
  const themes = readThemes(cra['themes'], findings);
  const { sousThemes, annotations } = readSousThemes(cra['sousThemes'], themes ?? [], findings);
  const notes = annotations.join('\n').slice(0, craLimits.notes);
  const followUps: Partial<ReturnType<typeof readFollowUps>> =
    participants === undefined
      ? {}
      : readFollowUps(
          { accompagnement: cra['accompagnement'], organismes: cra['organismes'] },
          participants,
          findings,
        );
  return {
    activite,
    participants,
    recurrents,
    canal,
    commune,
    duree,
    ...people,
    themes,
    sousThemes,
    ...followUps,
    ...(notes !== '' && { notes }),
  };
}

function readPeople(cra: Fields, participants: number, findings: Findings) {
  const ages = { field: 'ages', codes: ageOf, participants } as const;
  const statuts = { field: 'statuts', codes: statutOf, participants } as const;
  return {
    ages: readBreakdown(cra['age'], ages, findings),
    statuts: readBreakdown(cra['statut'], statuts, findings),
  };
}

function readCode<Ours>(
  received: unknown,
  { field, book }: { readonly field: string; readonly book: CodeBook<Ours> },
  findings: Findings,
): Ours | undefined {
  if (isNothing(received)) {
    findings.refuse(field, 'missing', null);
    return;
  }
  const read = book(received);
  if (read === undefined) {
    findings.refuse(field, 'unknown-code', received);
    return;
  }
  if (read.isLabel) findings.repair(field, 'label-for-code', received);
  return read.code;
}

function readParticipants(received: unknown, findings: Findings): number | undefined {
  const n = readWhole(received, 'participants', findings);
  if (n === undefined) {
    findings.refuse('participants', 'not-a-number', received);
    return;
  }
  const { min, max } = craLimits.participants;
  if (n < min || n > max) {
    findings.refuse('participants', 'out-of-range', received);
    return;
  }
  return n;
}

function readRecurrents(
  received: unknown,
  participants: number | undefined,
  findings: Findings,
): number {
  if (isNothing(received)) return 0;
  const n = readWhole(received, 'recurrents', findings);
  if (n === undefined || n < 0) {
    findings.repair('recurrents', 'not-a-number', received);
    return 0;
  }
  if (participants === undefined || n <= participants) return n;
  findings.repair('recurrents', 'recurrents-capped', received);
  return participants;
}

/** The middle of a class of duration: it keeps the class. */
const classes = new Map([
  ['0-30', 15],
  ['30-60', 45],
]);

/** Texts that the form of v1 itself stored. */
const formTexts = new Set(['60', '90']);

function readDuree(received: unknown, findings: Findings): number | undefined {
  const estimated = typeof received === 'string' ? classes.get(received) : undefined;
  if (estimated !== undefined) {
    findings.repair('duree', 'estimated-duration', received);
    return estimated;
  }
  const isFormText = typeof received === 'string' && formTexts.has(received);
  const n = isFormText ? Number(received) : readWhole(received, 'duree', findings);
  if (n === undefined) {
    findings.refuse('duree', 'not-a-number', received);
    return;
  }
  const { min, max, step } = craLimits.duree;
  if (n < min || n > max) {
    findings.refuse('duree', 'out-of-range', received);
    return;
  }
  if (n % step === 0) return n;
  findings.repair('duree', 'rounded-to-5', received);
  return Math.round(n / step) * step;
}
