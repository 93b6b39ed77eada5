/** A département of the source map, its outline as an SVG path. */
type MapLocation = { readonly id: string; readonly path: string };
type OfficialDepartement = { readonly code: string; readonly nom: string };

export const mapFile: URL;
export const namesFile: URL;
export function franceMap(map: {
  readonly viewBox: string;
  readonly locations: readonly MapLocation[];
}): {
  readonly source: string;
  readonly viewBox: string;
  readonly paths: Readonly<Record<string, string>>;
};
export function departementNames(
  departements: readonly OfficialDepartement[],
): Readonly<Record<string, string>>;
export function readDepartements(): readonly OfficialDepartement[];

/** The map as its package has it. */
export const wholeMap: { readonly viewBox: string; readonly locations: readonly MapLocation[] };
