import {
  organismes,
  statuts,
  suites,
  themes,
  tranchesAge,
  type CraContent,
} from '@coop/contract/cra';

import type { Cra } from '../../bot/src/features/cra/cra.ts';
import { makeAdvisers, type Adviser, type Post } from './community.ts';
import { Draw } from './draw.ts';

export interface Generated {
  readonly advisers: readonly Adviser[];
  /** First and last date. */
  readonly from: string;
  readonly to: string;
  /** In order of date, so of id. */
  readonly cras: () => Generator<Cra>;
}

const days = 1_461;
const firstDay = Date.UTC(2022, 0, 1);
const dayMs = 86_400_000;
export const tags = Array.from(
  { length: 40 },
  (_, index) => `01J${String(index).padStart(23, '0')}`,
);

/** CRAs of 4,000 advisers over the four years 2022 to 2025, the same for the same seed. */
export function generate(size: number, seed = 1): Generated {
  const advisers = makeAdvisers(new Draw(seed), 4_000, days);
  return {
    advisers,
    from: dateOf(0),
    to: dateOf(days - 1),
    cras: () => crasOf(advisers, size, new Draw(seed + 1)),
  };
}

export function dateOf(day: number): string {
  return new Date(firstDay + day * dayMs).toISOString().slice(0, 10);
}

function* crasOf(advisers: readonly Adviser[], size: number, draw: Draw): Generator<Cra> {
  const workDays = Array.from({ length: days }, (_, day) => day).filter(
    (day) => new Date(firstDay + day * dayMs).getUTCDay() % 6 !== 0 || day % 7 === 0,
  );
  let number = 0;
  for (const [index, day] of workDays.entries()) {
    const upTo = Math.round((size * (index + 1)) / workDays.length);
    for (const date = dateOf(day); number < upTo; number++) {
      const adviser = draw.one(advisers);
      const post = adviser.posts.findLast(({ from }) => from <= day) ?? adviser.posts[0];
      if (post !== undefined) yield aCra(number, { adviser, post, date, draw });
    }
  }
}

interface Drawn {
  readonly adviser: Adviser;
  readonly post: Post;
  readonly date: string;
  readonly draw: Draw;
}

function aCra(number: number, { adviser, post, date, draw }: Drawn): Cra {
  const at = Date.parse(date) + 9 * 3_600_000;
  return {
    id: `01H${String(number).padStart(23, '0')}`,
    rev: 1,
    formVersion: 1,
    createdAt: at,
    updatedAt: at,
    author: adviser.id,
    structureId: post.structure,
    source: 'panel',
    content: aContent(date, post, draw),
  };
}

const themeWeights = themes.map((_, index) => 1 / (1 + index));

function aContent(date: string, post: Post, draw: Draw): CraContent {
  const activite = draw.weighted(['individuel', 'ponctuel', 'collectif'] as const, [70, 18, 12]);
  const participants = activite === 'collectif' ? 3 + draw.below(10) : draw.part() < 0.05 ? 2 : 1;
  const followed = draw.part() < 0.3 ? 1 + draw.below(Math.min(3, participants)) : 0;
  const orientations =
    draw.part() < 0.08 && followed > 0 ? [{ organisme: draw.one(organismes), n: followed }] : [];
  const suite = orientations.length > 0 ? 'redirection' : draw.one(suites.slice(0, 2));
  const insee = draw.one(post.communes);
  return {
    date,
    activite,
    participants,
    recurrents: draw.part() < 0.4 ? draw.below(participants + 1) : 0,
    canal: draw.weighted(['rattachement', 'autreLieu', 'distance', 'domicile'], [72, 14, 9, 5]),
    commune: { insee, cp: insee, nom: 'Commune' },
    duree: draw.weighted([15, 30, 45, 60, 90, 120, 20, 180], [10, 25, 20, 25, 8, 6, 4, 2]),
    ages: counted(tranchesAge, [2, 5, 18, 30, 45], participants, draw),
    statuts: counted(statuts, [8, 25, 25, 36, 6], participants, draw),
    themes: someThemes(draw),
    sousThemes: [],
    materiel: draw.part() < 0.6 ? [draw.one(['ordinateur', 'telephone', 'tablette'])] : [],
    suites: followed > 0 ? { [suite]: followed } : {},
    orientations,
    ...(draw.part() < 0.2 && { notes: 'Accompagnement pour une démarche, à poursuivre.' }),
    tags: draw.part() < 0.01 ? [draw.one(tags)] : [],
  };
}

function someThemes(draw: Draw): CraContent['themes'] {
  const count = draw.weighted([1, 2, 3], [55, 30, 15]);
  const some = new Set<CraContent['themes'][number]>();
  while (some.size < count) some.add(draw.weighted(themes, themeWeights));
  return [...some];
}

function counted<K extends string>(
  codes: readonly K[],
  weights: readonly number[],
  ...[total, draw]: [number, Draw]
): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (let left = total; left > 0; left--) {
    const code = draw.weighted(codes, weights);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
