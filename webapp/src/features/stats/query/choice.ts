import {
  type StatsFilters,
  type StatsScopeKind,
  statsFiltersSchema,
  statsScopes,
} from '@coop/contract/stats';
import type { StatsAddress } from '@coop/contract/stats-routes';
import * as z from 'zod/mini';

import { isCalendarDate } from '../../../core/dates.ts';
import type { Period } from './periods.ts';

export const filterNames = ['communes', 'activites', 'themes', 'tags', 'canaux'] as const;
export type FilterName = (typeof filterNames)[number];

/** What the page shows: everything that its address says. */
export interface Choice {
  /** Undefined: the widest that the reader follows every day. */
  readonly scope: StatsScopeKind | undefined;
  readonly id: string | undefined;
  readonly departements: readonly string[];
  /** Undefined: the first of the month to today. */
  readonly period: Period | undefined;
  readonly filters: Readonly<Record<FilterName, readonly string[]>>;
}

const noFilters = { communes: [], activites: [], themes: [], tags: [], canaux: [] } as const;

export const firstChoice: Choice = {
  scope: undefined,
  id: undefined,
  departements: [],
  period: undefined,
  filters: noFilters,
};

/** What an address says; what it says wrongly is as if not said. */
export function readChoice(query: string): Choice {
  const given = new URLSearchParams(query);
  const scope = statsScopes.find((one) => one === given.get('scope'));
  const from = given.get('from') ?? '';
  const to = given.get('to') ?? '';
  return {
    scope,
    id: given.get('id') ?? undefined,
    departements: codesOf(given.get('departements')),
    period: isCalendarDate(from) && isCalendarDate(to) ? { from, to } : undefined,
    filters: readFilters(given),
  };
}

function readFilters(given: URLSearchParams): Choice['filters'] {
  const filters = z.safeParse(
    statsFiltersSchema,
    Object.fromEntries(filterNames.map((name) => [name, codesOf(given.get(name))])),
  );
  const {
    communes = [],
    activites = [],
    themes = [],
    tags = [],
    canaux = [],
  }: StatsFilters = filters.success ? filters.data : {};
  return { communes, activites, themes, tags, canaux };
}

/** The parameters of the bot's route, which are those of the page's own address. */
export function addressOf(choice: Choice): StatsAddress {
  const lists = Object.entries({ departements: choice.departements, ...choice.filters });
  return {
    ...(choice.scope === undefined ? {} : { scope: choice.scope }),
    ...(choice.id === undefined ? {} : { id: choice.id }),
    ...choice.period,
    ...Object.fromEntries(
      lists.flatMap(([name, codes]) => (codes.length === 0 ? [] : [[name, codes.join(',')]])),
    ),
  };
}

/** As an address writes it; commas stay readable. */
export function writeChoice(choice: Choice): string {
  const given = Object.entries(addressOf(choice)).map(([name, text]) => [name, String(text)]);
  return new URLSearchParams(given).toString().replaceAll('%2C', ',');
}

export function withFilter(choice: Choice, name: FilterName, codes: readonly string[]): Choice {
  return { ...choice, filters: { ...choice.filters, [name]: codes } };
}

/** Puts a code into a list, or takes it out. */
export function toggled(codes: readonly string[], code: string): readonly string[] {
  return codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code];
}

function codesOf(text: string | null): string[] {
  return (text ?? '').split(',').filter((code) => code !== '');
}
