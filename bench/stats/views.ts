import type { StatsPeriod, StatsScope, TallyRequest } from '../../bot/src/features/stats/ports.ts';
import { periodBefore, pointsOf } from '../../bot/src/features/stats/rules/periods.ts';
import type { Generated } from './generate.ts';
import { tags } from './generate.ts';

/** A view of the statistics, and the plain query that comes nearest. */
export interface View {
  readonly name: string;
  readonly goalMs: number;
  readonly request: TallyRequest;
  readonly sql: string;
}

const periods = {
  month: { from: '2025-11-01', to: '2025-11-25' },
  year: { from: '2025-01-01', to: '2025-12-31' },
  years: { from: '2022-01-01', to: '2025-12-31' },
} as const;
const names = { month: 'the month', year: 'a year', years: 'four years' } as const;

export function viewsOf({ advisers }: Generated): readonly View[] {
  const adviser = advisers[7];
  const { departement = '', communes = [] } = adviser?.posts.at(-1) ?? {};
  const [commune = ''] = communes;
  const views: View[] = [];
  const add = (
    name: string,
    goalMs: number,
    question: { scope: StatsScope; where: string; filters?: TallyRequest['filters'] },
  ) => {
    for (const key of ['month', 'year', 'years'] as const) {
      const period = periods[key];
      const { scope, where, filters = {} } = question;
      const parts = { points: pointsOf(period), before: periodBefore(period) };
      const request = { scope, filters, ...period, ...parts };
      views.push({ name: `${name}, ${names[key]}`, goalMs, request, sql: sqlOf(period, where) });
    }
  };
  const id = adviser?.id ?? '';
  const nation = { kind: 'nation' } as const;
  add('oneself', 1, { scope: { kind: 'conseiller', id }, where: `author = '${id}'` });
  add('département (advisers)', 5, {
    scope: { kind: 'territoireConseillers', departements: [departement] },
    where: `author in (select entry_id from registry_affectation where departement = '${departement}')`,
  });
  add('département (places)', 5, {
    scope: { kind: 'territoireLieux', departements: [departement] },
    where: `departement = '${departement}'`,
  });
  add('nation', 10, { scope: nation, where: '1 = 1' });
  add('nation, activity', 100, {
    scope: nation,
    where: `activite = 'collectif'`,
    filters: { activites: ['collectif'] },
  });
  add('nation, three themes', 100, {
    scope: nation,
    where: ['courriel', 'sante', 'diagnostic'].map((one) => `themes like '%${one}%'`).join(' or '),
    filters: { themes: ['courriel', 'sante', 'diagnostic'] },
  });
  add('nation, channel', 100, {
    scope: nation,
    where: `canal = 'distance'`,
    filters: { canaux: ['distance'] },
  });
  add('nation, commune', 100, {
    scope: nation,
    where: `insee = '${commune}'`,
    filters: { communes: [commune] },
  });
  add('nation, tag', 100, {
    scope: nation,
    where: `tags like '%${tags[0] ?? ''}%'`,
    filters: { tags: tags.slice(0, 1) },
  });
  add('nation, theme and activity', 300, {
    scope: nation,
    where: `themes like '%courriel%' and activite = 'individuel'`,
    filters: { themes: ['courriel'], activites: ['individuel'] },
  });
  add('nation, commune and channel', 300, {
    scope: nation,
    where: `insee = '${commune}' and canal = 'rattachement'`,
    filters: { communes: [commune], canaux: ['rattachement'] },
  });
  return views;
}

/** Part of what a view answers, as plainly as can be asked. */
function sqlOf({ from, to }: StatsPeriod, where: string): string {
  return `select activite, canal, count(*), sum(participants), sum(recurrents), sum(duree)
    from cra where (${where}) and date >= '${from}' and date <= '${to}' and deleted_at is null
    group by activite, canal`;
}
