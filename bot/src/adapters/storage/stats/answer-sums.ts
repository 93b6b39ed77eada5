import type { TallyAnswer, TallyRequest } from '../../../features/stats/ports.ts';
import type { ByteReader } from './bytes.ts';
import { inseeOf } from './codes.ts';
import { lightOf, noCounters, sumsOf } from './counters.ts';
import { countCra, type Counting } from './packed-cra.ts';
import { Pairs } from './pairs.ts';
import { daysOf, isWithin, pointsOf, type Days } from './question.ts';

/** Numbers of the adviser, the structure, the commune, the départements of the adviser. */
export interface Context {
  conseiller: number;
  structure: number;
  commune: number;
  departements: number;
}

/** One CRA where it is counted: moved from one to the next rather than made anew. */
export interface CountedCra extends Context {
  day: number;
  word: number;
  sign: number;
  /** Stands behind the word. */
  readonly from: ByteReader;
}

export interface NamedNumbers {
  readonly structure: (number: number) => string;
  readonly conseiller: (number: number) => string;
}

/** Adds CRAs up to the answer of a request. */
export class AnswerSums {
  readonly period: Days;
  readonly before: Days;
  readonly counters = noCounters();
  readonly countersBefore = noCounters();
  /** CRAs and people of each. */
  readonly #points: Float64Array;
  readonly communes = new Pairs();
  readonly structures = new Pairs();
  readonly conseillers = new Pairs();
  readonly departements = new Pairs();
  readonly pointOf: Int16Array;
  readonly #run = { cras: 0, personnes: 0 };
  readonly #counting: Counting = { counters: this.counters, sign: 1 };
  readonly #countingBefore: Counting = { counters: this.countersBefore, sign: 1 };

  constructor(request: Pick<TallyRequest, 'from' | 'to' | 'points' | 'before'>) {
    this.period = daysOf(request);
    this.before = daysOf(request.before);
    this.pointOf = pointsOf(request);
    this.#points = new Float64Array(2 * request.points.length);
  }

  isAsked(day: number): boolean {
    return isWithin(this.period, day) || isWithin(this.before, day);
  }

  /** Whether days of the period belong to one point, or to none. */
  isOnePoint({ from, to }: Days): boolean {
    return this.pointOf[from - this.period.from] === this.pointOf[to - this.period.from];
  }

  /** Counts a CRA of a day that is asked. */
  count(cra: CountedCra): void {
    if (!isWithin(this.period, cra.day)) {
      this.#countingBefore.sign = cra.sign;
      countCra(cra.word, cra.from, this.#countingBefore);
      return;
    }
    this.#counting.sign = cra.sign;
    const people = countCra(cra.word, cra.from, this.#counting);
    this.addToPoint(cra.day, cra.sign, people);
    this.#run.cras += cra.sign;
    this.#run.personnes += people;
  }

  /** Puts into the lists what was counted since the last call, all of it of one context. */
  list(context: Context): void {
    const { cras, personnes } = this.#run;
    if (cras === 0 && personnes === 0) return;
    this.addToLists(context, cras, personnes);
    this.#run.cras = 0;
    this.#run.personnes = 0;
  }

  addToLists(context: Context, cras: number, personnes: number): void {
    this.communes.add(context.commune, cras, personnes);
    this.structures.add(context.structure, cras, personnes);
    this.conseillers.add(context.conseiller, cras, personnes);
    this.departements.add(context.departements, cras, personnes);
  }

  addToPoint(day: number, cras: number, personnes: number): void {
    const point = this.pointOf[day - this.period.from] ?? -1;
    if (point < 0) return;
    const points = this.#points;
    points[2 * point] = (points[2 * point] ?? 0) + cras;
    points[2 * point + 1] = (points[2 * point + 1] ?? 0) + personnes;
  }

  answer({ structure, conseiller }: NamedNumbers): TallyAnswer {
    const points = this.#points;
    return {
      tally: {
        ...sumsOf(this.counters),
        communes: this.communes.toMap(inseeOf),
        structures: this.structures.toMap(structure),
        conseillers: this.conseillers.toMap(conseiller),
      },
      points: Array.from({ length: points.length / 2 }, (_, index) => ({
        cras: points[2 * index] ?? 0,
        personnes: points[2 * index + 1] ?? 0,
      })),
      before: lightOf(this.countersBefore),
    };
  }
}
