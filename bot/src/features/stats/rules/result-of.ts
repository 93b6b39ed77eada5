import {
  activites,
  canaux,
  legacyThemes,
  materiels,
  organismes,
  statuts,
  suites,
  themes,
  tranchesAge,
} from '@coop/contract/cra';
import { classesDuree, type StatsResult } from '@coop/contract/stats';

import type { StatsPeriod, TallyAnswer } from '../ports.ts';
import type { CrasAndPeople, LightTally, Tally } from '../tally.ts';
import { openList, openOrientations, protectedList, protectedOrientations } from './lists.ts';
import { granulariteOf, periodBefore, pointsOf } from './periods.ts';
import { changeOf, shareOf, sharesOf, sum } from '../../../core/shares.ts';
import { isSmall, openTable, protectTable } from '../../../core/small-groups.ts';

/** One's own figures hide nothing; every other scope follows the rule of small groups. */
export type Reading = 'own' | 'protected';

const noOne = { cras: 0, personnes: 0, minutes: 0 };

/**
 * The indicators of a scope over a period (docs/guide/statistiques.md), from plain sums, with what
 * the reader may not recognise left out. `answer.points` are those of `pointsOf(period)`,
 * `answer.before` is over `periodBefore(period)`.
 */
export function resultOf(
  period: StatsPeriod,
  { tally, points, before }: TallyAnswer,
  reading: Reading,
): StatsResult {
  const now = lightOf(tally);
  const isFew = reading === 'protected' && isSmall(now.personnes);
  const people = <N extends number | null>(count: N) => (isFew ? null : count);
  const list = reading === 'own' ? openList : protectedList;
  const withPeople = <L extends { readonly personnes: number | null }>(line: L) => ({
    ...line,
    personnes: people(line.personnes),
  });
  return {
    cras: now.cras,
    petitEffectif: isFew,
    activites: activitesOf(tally).map((line) => ({
      ...line,
      personnes: people(line.personnes),
      personnesPm: people(line.personnesPm),
    })),
    personnes: peopleOf(now, people),
    suites: followUpsOf(tally, now, people),
    themes: severalOf(themeCodes(tally), tally.themes, now.cras).map(withPeople),
    materiel: severalOf(materiels, tally.materiel, now.cras).map(withPeople),
    canaux: partsOf(canaux, tally.canaux),
    durees: partsOf(classesDuree, tally.durees),
    temps: timeOf(tally),
    ages: tableOf(ageCodes(tally), tally.ages, reading),
    statuts: tableOf(statuts, tally.statuts, reading),
    orientations: orientationsOf(tally, reading, isFew),
    evolution: {
      granularite: granulariteOf(period),
      points: pointsOf(period).map(({ name, from, to, isPartial }, at) => {
        const { cras, personnes } = points[at] ?? noOne;
        const bounds = { nom: name, debut: from, fin: to, partiel: isPartial };
        return { ...bounds, cras, personnes: people(personnes) };
      }),
    },
    communes: list(tally.communes),
    structures: withListPeople(openList(tally.structures), people),
    conseillers: withListPeople(openList(tally.conseillers), people),
    comparaison: comparisonOf(period, { now, before, reading }),
  };
}

/** The few sums of a tally that a comparison needs. */
export function lightOf(tally: Tally): LightTally {
  const lines = activites.map((code) => tally.activites[code] ?? noOne);
  return {
    cras: sum(lines.map(({ cras }) => cras)),
    personnes: sum(lines.map(({ personnes }) => personnes)),
    minutes: sum(lines.map(({ minutes }) => minutes)),
    recurrents: tally.recurrents,
    suites: sum(suites.map((code) => tally.suites[code] ?? 0)),
  };
}

type Hide = (count: number | null) => number | null;

function activitesOf(tally: Tally) {
  const lines = activites.map((code) => ({ code, ...(tally.activites[code] ?? noOne) }));
  const crasPm = sharesOf(lines.map(({ cras }) => cras));
  const personnesPm = sharesOf(lines.map(({ personnes }) => personnes));
  return lines.map(({ code, cras, personnes }, at) => ({
    code,
    cras,
    crasPm: crasPm[at] ?? null,
    personnes,
    personnesPm: personnesPm[at] ?? null,
  }));
}

function peopleOf({ personnes, recurrents }: LightTally, people: Hide): StatsResult['personnes'] {
  const nouvelles = personnes - recurrents;
  const [nouvellesPm = null, recurrentesPm = null] = sharesOf([nouvelles, recurrents]);
  return {
    total: people(personnes),
    nouvelles: people(nouvelles),
    recurrentes: people(recurrents),
    nouvellesPm: people(nouvellesPm),
    recurrentesPm: people(recurrentesPm),
  };
}

function followUpsOf(tally: Tally, now: LightTally, people: Hide): StatsResult['suites'] {
  const [individuel = 0, atelier = 0, redirection = 0] = suites.map(
    (code) => tally.suites[code] ?? 0,
  );
  return {
    individuel: people(individuel),
    atelier: people(atelier),
    redirection: people(redirection),
    total: people(now.suites),
    tauxPm: people(shareOf(now.suites, now.personnes)),
  };
}

/** The themes of the form, then the legacy ones that were used. */
function themeCodes(tally: Tally) {
  return [...themes, ...legacyThemes.filter((code) => (tally.themes[code]?.cras ?? 0) > 0)];
}

/** The five bands, then the unknown ages that an import wrote, if any. */
function ageCodes(tally: Tally) {
  const unknown = 'nonRenseigne';
  return (tally.ages[unknown] ?? 0) > 0 ? ([...tranchesAge, unknown] as const) : tranchesAge;
}

/** Several answers possible: each share by itself. */
function severalOf<C extends string>(
  codes: readonly C[],
  counted: Readonly<Partial<Record<C, CrasAndPeople>>>,
  whole: number,
) {
  return codes.map((code) => {
    const { cras, personnes }: CrasAndPeople = counted[code] ?? noOne;
    return { code, cras, crasPm: shareOf(cras, whole), personnes };
  });
}

function partsOf<C extends string>(
  codes: readonly C[],
  counts: Readonly<Partial<Record<C, number>>>,
) {
  const parts = codes.map((code) => counts[code] ?? 0);
  const shares = sharesOf(parts);
  return codes.map((code, at) => ({ code, n: parts[at] ?? 0, pm: shares[at] ?? null }));
}

function timeOf(tally: Tally): StatsResult['temps'] {
  const spent = activites.map((code) => tally.activites[code]?.minutes ?? 0);
  const shares = sharesOf(spent);
  return {
    minutes: sum(spent),
    parActivite: activites.map((code, at) => ({
      code,
      minutes: spent[at] ?? 0,
      pm: shares[at] ?? null,
    })),
  };
}

function tableOf<C extends string>(
  codes: readonly C[],
  counts: Readonly<Partial<Record<C, number>>>,
  reading: Reading,
) {
  const values = codes.map((code) => counts[code] ?? 0);
  const table = reading === 'own' ? openTable(values) : protectTable(values);
  const hidden = { n: null, pm: null, marque: 'masque' } as const;
  return {
    ...table,
    cellules: codes.map((code, at) => ({ code, ...(table.cellules[at] ?? hidden) })),
  };
}

function orientationsOf(
  tally: Tally,
  reading: Reading,
  isFew: boolean,
): StatsResult['orientations'] {
  const counts = organismes.map((code) => ({ code, n: tally.orientations[code] ?? 0 }));
  if (reading === 'own') return openOrientations(counts);
  if (isFew) return { etat: 'total', total: null, lignes: [], reste: null };
  return protectedOrientations(counts);
}

function withListPeople(list: StatsResult['structures'], people: Hide): StatsResult['structures'] {
  const { reste } = list;
  return {
    ...list,
    lignes: list.lignes.map((line) => ({ ...line, personnes: people(line.personnes) })),
    reste: reste && { ...reste, personnes: people(reste.personnes) },
  };
}

/** Figures about people are left out when either period has 1 to 4 of them. */
function comparisonOf(
  period: StatsPeriod,
  { now, before, reading }: { now: LightTally; before: LightTally; reading: Reading },
): StatsResult['comparaison'] {
  const isFew = reading === 'protected' && [now, before].some((one) => isSmall(one.personnes));
  const change = (of: (light: LightTally) => number) => {
    const avant = of(before);
    const ecart = of(now) - avant;
    return { avant, ecart, pm: changeOf(avant, ecart) };
  };
  const ofPeople = (of: (light: LightTally) => number) =>
    isFew ? { avant: null, ecart: null, pm: null } : change(of);
  return {
    ...periodBefore(period),
    cras: change(({ cras }) => cras),
    personnes: ofPeople(({ personnes }) => personnes),
    recurrentes: ofPeople(({ recurrents }) => recurrents),
    nouvelles: ofPeople(({ personnes, recurrents }) => personnes - recurrents),
    suites: ofPeople((light) => light.suites),
    minutes: change((light) => light.minutes),
  };
}
