import type { Me } from '@coop/contract/identity-routes';
import type { StatsScopeKind } from '@coop/contract/stats';
import type { StatsChoices } from '@coop/contract/stats-routes';

import type { SelectOption } from '../../../ui/select.tsx';
import { type Choice, firstChoice } from '../query/choice.ts';
import { nameOf, type Period, type PeriodName, periodNames, periodOf } from '../query/periods.ts';
import type { StatsWords } from '../words.ts';

export interface ControlsModel {
  readonly choice: Choice;
  readonly choices: StatsChoices | undefined;
  readonly me: Pick<Me, 'today' | 'roles' | 'territory'>;
}

export interface ControlsView {
  readonly scope: StatsScopeKind;
  readonly scopes: readonly SelectOption[];
  readonly periodName: PeriodName;
  readonly periods: readonly SelectOption[];
  readonly period: Period;
  /** Départements to choose from, for the two territories; the whole territory first. */
  readonly departements: readonly SelectOption[];
  readonly departement: string;
  /** A coordinateur reads the numbers of an adviser without filters. */
  readonly canFilter: boolean;
}

/** Of a choice of several départements, in the list of those that can be chosen one by one. */
export const wholeTerritory = '';

export function presentControls(model: ControlsModel, words: StatsWords): ControlsView {
  const { choice, choices, me } = model;
  const { t } = words;
  const scope = choice.scope ?? 'nation';
  const period = choice.period ?? periodOf('month', me.today);
  const kinds = [...new Set([...(choices?.scopes ?? []), scope])];
  const isTerritory = scope === 'territoireConseillers' || scope === 'territoireLieux';
  const [only, ...others] = choice.departements;
  return {
    scope,
    scopes: kinds.map((value) => ({ value, label: t(`stats.scope.${value}`) })),
    periodName: nameOf(period, me.today),
    periods: periodNames.map((value) => ({ value, label: t(`stats.period.${value}`) })),
    period,
    departements: isTerritory ? departementOptions(model, words) : [],
    canFilter: canFilter(scope, me),
    departement: others.length > 0 ? wholeTerritory : (only ?? wholeTerritory),
  };
}

function departementOptions(
  { choice, choices, me }: ControlsModel,
  { t }: StatsWords,
): readonly SelectOption[] {
  const known = (choices?.departements ?? []).map(({ code, nom }) => ({
    value: code,
    label: `${code} · ${nom}`,
  }));
  const isSeveral = choice.departements.length > 1;
  if (me.roles.includes('animateur')) {
    const count = choice.departements.length;
    const several = { value: wholeTerritory, label: t('stats.scope.departements', { count }) };
    return isSeveral ? [several, ...known] : known;
  }
  return [{ value: wholeTerritory, label: t('stats.scope.whole') }, ...known];
}

function canFilter(scope: StatsScopeKind, { roles }: Pick<Me, 'roles'>): boolean {
  return scope !== 'conseiller' || roles.includes('animateur');
}

/** The choice once its scope has another kind; an adviser or a structure is chosen next. */
export function withScope(model: ControlsModel, scope: StatsScopeKind): Choice {
  const { choice, choices, me } = model;
  const isTerritory = scope === 'territoireConseillers' || scope === 'territoireLieux';
  const first = me.territory?.code ?? choices?.departements[0]?.code;
  const own = me.roles.includes('animateur') && first !== undefined ? [first] : [];
  const kept = choice.departements.length > 0 ? choice.departements : own;
  return {
    ...choice,
    scope,
    id: undefined,
    departements: isTerritory ? kept : [],
    filters: canFilter(scope, me) ? choice.filters : firstChoice.filters,
  };
}
