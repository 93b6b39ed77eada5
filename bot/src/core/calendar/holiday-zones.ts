/** The zones that share their holidays, in the order of the specification (`hotline.md`, Clocks). */
export const holidayZones = [
  'metropole',
  'alsace-moselle',
  'guadeloupe',
  'martinique',
  'guyane',
  'reunion',
  'mayotte',
  'saint-martin',
  'saint-barthelemy',
  'saint-pierre-et-miquelon',
  'wallis-et-futuna',
  'polynesie',
  'nouvelle-caledonie',
] as const;
export type HolidayZone = (typeof holidayZones)[number];

const zoneOfTerritory = new Map<string, HolidayZone>([
  ['57', 'alsace-moselle'],
  ['67', 'alsace-moselle'],
  ['68', 'alsace-moselle'],
  ['971', 'guadeloupe'],
  ['972', 'martinique'],
  ['973', 'guyane'],
  ['974', 'reunion'],
  ['975', 'saint-pierre-et-miquelon'],
  ['976', 'mayotte'],
  ['977', 'saint-barthelemy'],
  ['978', 'saint-martin'],
  ['986', 'wallis-et-futuna'],
  ['987', 'polynesie'],
  ['988', 'nouvelle-caledonie'],
]);

/** The zone of a département or collectivity; `metropole` for all others and for unknown codes. */
export function holidayZoneOf(territory: string | undefined): HolidayZone {
  return zoneOfTerritory.get(territory ?? '') ?? 'metropole';
}
