import type { TallyAnswer, TallyRequest } from '../../../features/stats/ports.ts';
import type { ByteReader } from './bytes.ts';
import { inseeOf } from './codes.ts';
import { lightOf, noCounters, sumsOf } from './counters.ts';
import { countCra, type Counting } from './packed-cra.ts';
import { Pairs } from './pairs.ts';
import { daysOf, isWithin, pointsOf, type Days } from './question.ts';

/** One CRA where it is counted: moved from one to the next rather than made anew. */
export interface CountedCra {
  day: number;
  word: number;
  sign: number;
  /** Stands behind the word. */
  readonly from: ByteReader;
  /** Numbers of the adviser, the structure, the commune, the départements of the adviser. */
  conseiller: number;
  structure: number;
  commune: number;
  departements: number;
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
  readonly points = new Pairs();
  readonly communes = new Pairs();
  readonly structures = new Pairs();
  readonly conseillers = new Pairs();
  readonly departements = new Pairs();
  readonly pointOf: Int16Array;
  readonly #count: number;
  readonly #counting: Counting = { counters: this.counters, sign: 1 };
  readonly #countingBefore: Counting = { counters: this.countersBefore, sign: 1 };

  constructor(request: Pick<TallyRequest, 'from' | 'to' | 'points' | 'before'>) {
    this.period = daysOf(request);
    this.before = daysOf(request.before);
    this.pointOf = pointsOf(request);
    this.#count = request.points.length;
  }

  isAsked(day: number): boolean {
    return isWithin(this.period, day) || isWithin(this.before, day);
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
    this.communes.add(cra.commune, cra.sign, people);
    this.structures.add(cra.structure, cra.sign, people);
    this.conseillers.add(cra.conseiller, cra.sign, people);
    this.departements.add(cra.departements, cra.sign, people);
  }

  addToPoint(day: number, cras: number, personnes: number): void {
    const point = this.pointOf[day - this.period.from] ?? -1;
    if (point >= 0) this.points.add(point, cras, personnes);
  }

  answer({ structure, conseiller }: NamedNumbers): TallyAnswer {
    const points = this.points.toMap(String);
    const nothing = { cras: 0, personnes: 0 };
    return {
      tally: {
        ...sumsOf(this.counters),
        communes: this.communes.toMap(inseeOf),
        structures: this.structures.toMap(structure),
        conseillers: this.conseillers.toMap(conseiller),
      },
      points: Array.from(
        { length: this.#count },
        (_, index) => points.get(String(index)) ?? nothing,
      ),
      before: lightOf(this.countersBefore),
    };
  }
}
