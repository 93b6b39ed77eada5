import { affectationOn, type Affectation } from '../registry.ts';
import { addDays, type CalendarDate } from '../../../core/calendar-date.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

export interface WantedAffectation {
  readonly structureId: string;
  readonly departement: string;
  /** Its first day, should it be a new one. */
  readonly from: CalendarDate;
}

/** An affectation cannot end before it began: never rewritten. */
export interface AffectationOverlaps {
  readonly tag: 'AffectationOverlaps';
  /** First day of the one that stands in the way. */
  readonly from: CalendarDate;
}

/**
 * The affectations with the wanted one in force: the same structure and département, today or later,
 * changes nothing; otherwise those that are open end the day before it begins.
 */
export function moveTo(
  present: readonly Affectation[],
  wanted: WantedAffectation,
  today: CalendarDate,
): Result<readonly Affectation[], AffectationOverlaps> {
  const { structureId, departement, from } = wanted;
  const same = present.some(
    (one) =>
      one.structureId === structureId &&
      one.departement === departement &&
      (one.to === undefined || one.to >= today),
  );
  if (same) return ok(present);
  const inTheWay = present.find((one) => one.from >= from);
  if (inTheWay !== undefined) return fail({ tag: 'AffectationOverlaps', from: inTheWay.from });
  return ok([...endAll(present, addDays(from, -1)), { structureId, departement, from }]);
}

/** Everything open, or that ends later, ends on that day; none before it began. */
export function endAll(
  present: readonly Affectation[],
  last: CalendarDate,
): readonly Affectation[] {
  return present.map((one) => {
    const isOver = one.to !== undefined && one.to <= last;
    return isOver ? one : { ...one, to: last < one.from ? one.from : last };
  });
}

/** The one to go on with: in force, else the last that began. */
export function presentOne(
  affectations: readonly Affectation[],
  today: CalendarDate,
): Affectation | undefined {
  return affectationOn(affectations, today) ?? affectations.at(-1);
}
