/** Classes of the map: enough to compare, few enough to be told apart. */
const classes = 4;

export interface MapClass {
  readonly from: number;
  readonly to: number;
  readonly opacity: number;
}

/**
 * Classes of numbers from 1 to the highest, wider as they grow, so that a few large départements
 * leave room for the others. A class that no whole number falls into is left out.
 */
export function mapClasses(highest: number): readonly MapClass[] {
  return Array.from({ length: classes }, (_, at) => ({
    from: limit(highest, at) + 1,
    to: limit(highest, at + 1),
    opacity: 0.34 + (0.66 * at) / (classes - 1),
  })).filter(({ from, to }) => from <= to);
}

export function classOf(count: number, all: readonly MapClass[]): MapClass | undefined {
  return all.find(({ from, to }) => count >= from && count <= to);
}

function limit(highest: number, at: number): number {
  return Math.floor(highest * (at / classes) ** 2);
}
