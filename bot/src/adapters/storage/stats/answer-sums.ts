import type { TallyAnswer, TallyRequest } from '../../../features/stats/ports.ts';
import type { ByteReader } from './bytes.ts';
import { inseeOf, type Codes } from './codes.ts';
import { lightOf, noCounters, sumsOf } from './counters.ts';
import { countCra } from './packed-cra.ts';
import { Pairs } from './pairs.ts';
import { daysOf, pointsOf, type Days } from './question.ts';

/** Whose CRA it is and where, as numbers. */
export interface Context {
  readonly conseiller: number;
  readonly structure: number;
  readonly commune: number;
}

/** Adds CRAs up to the answer of a request. */
export class AnswerSums {
  readonly period: Days;
  readonly before: Days;
  readonly counters = noCounters();
  readonly countersBefore = noCounters();
  readonly points: Pairs = new Pairs();
  readonly communes = new Pairs();
  readonly structures = new Pairs();
  readonly conseillers = new Pairs();
  readonly #pointOf: Int16Array;
  readonly #count: number;

  constructor(request: TallyRequest) {
    this.period = daysOf(request);
    this.before = daysOf(request.before);
    this.#pointOf = pointsOf(request);
    this.#count = request.points.length;
  }

  isAsked(day: number): boolean {
    return isWithin(this.period, day) || isWithin(this.before, day);
  }

  /** Counts the CRA whose word was read, of a day that is asked. */
  count(cra: CountedCra): void {
    const { day, word, from, sign } = cra;
    if (!isWithin(this.period, day)) {
      countCra(word, from, { counters: this.countersBefore, sign });
      return;
    }
    const people = sign * countCra(word, from, { counters: this.counters, sign });
    this.addToPoint(day, sign, people);
    this.communes.add(cra.context.commune, sign, people);
    this.structures.add(cra.context.structure, sign, people);
    this.conseillers.add(cra.context.conseiller, sign, people);
  }

  addToPoint(day: number, cras: number, personnes: number): void {
    const point = this.#pointOf[day - this.period.from] ?? -1;
    if (point >= 0) this.points.add(point, cras, personnes);
  }

  answer(codes: { readonly structures: Codes; readonly conseillers: Codes }): TallyAnswer {
    const points = this.points.toMap(String);
    const nothing = { cras: 0, personnes: 0 };
    return {
      tally: {
        ...sumsOf(this.counters),
        communes: this.communes.toMap(inseeOf),
        structures: this.structures.toMap((number) => codes.structures.idOf(number)),
        conseillers: this.conseillers.toMap((number) => codes.conseillers.idOf(number)),
      },
      points: Array.from(
        { length: this.#count },
        (_, index) => points.get(String(index)) ?? nothing,
      ),
      before: lightOf(this.countersBefore),
    };
  }
}

export interface CountedCra {
  readonly day: number;
  readonly word: number;
  /** Stands behind the word. */
  readonly from: ByteReader;
  readonly sign: number;
  readonly context: Context;
}

export function isWithin({ from, to }: Days, day: number): boolean {
  return from <= day && day <= to;
}
