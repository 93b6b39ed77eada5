import type { HolidayZone } from './holiday-zones.ts';

/** When a holiday falls: `MM-DD`, days from Easter Sunday, or dates typed each year. */
export type HolidayMoment =
  { readonly day: string } | { readonly easter: number } | { readonly typed: true };

export interface HolidayRule {
  readonly id: string;
  /** Absent: every zone. */
  readonly zones?: readonly HolidayZone[];
  readonly moment: HolidayMoment;
  /** First and last year in which it holds; open where absent. */
  readonly from?: number;
  readonly until?: number;
  readonly basis: 'law' | 'usage';
  /** Whether it counts where no setting says otherwise. */
  readonly on: boolean;
}

const byLaw = { basis: 'law', on: true } as const;
const byUsage = { basis: 'usage', on: true } as const;
const typedEachYear = {
  zones: ['mayotte'],
  moment: { typed: true },
  basis: 'usage',
  on: false,
} as const;

/** Every holiday of France and its territories (`hotline.md`, Clocks). Shipped, never fetched. */
export const holidayRules: readonly HolidayRule[] = [
  { id: 'new-year', moment: { day: '01-01' }, ...byLaw },
  { id: 'easter-monday', moment: { easter: 1 }, ...byLaw },
  { id: 'labour-day', moment: { day: '05-01' }, ...byLaw },
  { id: 'victory-1945', moment: { day: '05-08' }, ...byLaw },
  { id: 'ascension', moment: { easter: 39 }, ...byLaw },
  { id: 'whit-monday', moment: { easter: 50 }, ...byLaw },
  { id: 'national-day', moment: { day: '07-14' }, ...byLaw },
  { id: 'assumption', moment: { day: '08-15' }, ...byLaw },
  { id: 'all-saints', moment: { day: '11-01' }, ...byLaw },
  { id: 'armistice-1918', moment: { day: '11-11' }, ...byLaw },
  { id: 'christmas', moment: { day: '12-25' }, ...byLaw },

  {
    id: 'good-friday',
    zones: ['alsace-moselle', 'polynesie'],
    moment: { easter: -2 },
    ...byLaw,
  },
  { id: 'saint-stephen', zones: ['alsace-moselle'], moment: { day: '12-26' }, ...byLaw },

  { id: 'abolition-guadeloupe', zones: ['guadeloupe'], moment: { day: '05-27' }, ...byLaw },
  { id: 'abolition-martinique', zones: ['martinique'], moment: { day: '05-22' }, ...byLaw },
  { id: 'schoelcher', zones: ['guadeloupe', 'martinique'], moment: { day: '07-21' }, ...byUsage },
  { id: 'abolition-guyane', zones: ['guyane'], moment: { day: '06-10' }, ...byLaw },
  { id: 'abolition-reunion', zones: ['reunion'], moment: { day: '12-20' }, ...byLaw },
  { id: 'abolition-mayotte', zones: ['mayotte'], moment: { day: '04-27' }, ...byLaw },
  { id: 'miradji', ...typedEachYear },
  { id: 'idi-el-fitri', ...typedEachYear },
  { id: 'idi-el-kabir', ...typedEachYear },
  { id: 'maoulid', ...typedEachYear },
  {
    id: 'abolition-saint-martin-former',
    zones: ['saint-martin'],
    moment: { day: '05-27' },
    until: 2017,
    ...byLaw,
  },
  {
    id: 'abolition-saint-martin',
    zones: ['saint-martin'],
    moment: { day: '05-28' },
    from: 2018,
    ...byLaw,
  },
  {
    id: 'abolition-saint-barthelemy',
    zones: ['saint-barthelemy'],
    moment: { day: '10-09' },
    ...byLaw,
  },
  {
    id: 'saint-pierre-chanel',
    zones: ['wallis-et-futuna'],
    moment: { day: '04-28' },
    ...byLaw,
  },
  { id: 'territory-day', zones: ['wallis-et-futuna'], moment: { day: '07-29' }, ...byLaw },
  {
    id: 'saint-peter-and-paul',
    zones: ['wallis-et-futuna'],
    moment: { day: '06-29' },
    basis: 'usage',
    on: false,
  },
  { id: 'arrival-of-the-gospel', zones: ['polynesie'], moment: { day: '03-05' }, ...byLaw },
  { id: 'autonomy', zones: ['polynesie'], moment: { day: '06-29' }, until: 2025, ...byLaw },
  { id: 'matarii', zones: ['polynesie'], moment: { day: '11-20' }, from: 2026, ...byLaw },
  { id: 'citizenship', zones: ['nouvelle-caledonie'], moment: { day: '09-24' }, ...byLaw },
];
