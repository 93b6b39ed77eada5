import {
  activites,
  canaux,
  statuts,
  themes,
  tranchesAge,
  type Activite,
  type CraContent,
  type Theme,
} from '@coop/contract/cra';

import type { Seeded } from './seeded.ts';

interface Town {
  readonly insee: string;
  readonly cp: string;
  readonly nom: string;
}

/** A likely CRA of that day: one to one most often, workshops sometimes; the rules are kept. */
export function inventCra(seeded: Seeded, day: { date: string; town: Town }): CraContent {
  const activite = inventActivite(seeded);
  const participants = activite === 'collectif' ? seeded.between(3, 10) : 1;
  const themeCount = seeded.between(1, 2);
  const chosen = Array.from({ length: themeCount }, () => inventTheme(seeded));
  return {
    date: day.date,
    activite,
    participants,
    recurrents: seeded.between(0, Math.floor(participants / 2)),
    canal: seeded.pick(canaux),
    commune: { ...day.town },
    duree: activite === 'collectif' ? seeded.pick([90, 120]) : seeded.pick([30, 45, 45, 60]),
    ages: spread(seeded, tranchesAge, participants),
    statuts: spread(seeded, statuts, participants),
    themes: [...new Set(chosen)],
    sousThemes: [],
    materiel: seeded.next() < 0.5 ? ['ordinateur'] : [],
    suites: {},
    orientations: [],
    tags: [],
    ...(activite === 'collectif' && { titre: seeded.pick(titles) }),
  };
}

const titles = ['Café numérique', 'Prendre en main sa tablette', 'Mes démarches en ligne'] as const;

/** What people come for most; now and then anything else. */
function inventTheme(seeded: Seeded): Theme {
  const common = [
    'demarches',
    'courriel',
    'demarches',
    'securite',
    'navigation',
    'materiel',
  ] as const;
  return seeded.next() < 0.8 ? seeded.pick(common) : seeded.pick(themes);
}

function inventActivite(seeded: Seeded): Activite {
  const drawn = seeded.next();
  if (drawn < 0.7) return activites[0];
  return drawn < 0.85 ? activites[1] : activites[2];
}

function spread<K extends string>(
  seeded: Seeded,
  keys: readonly K[],
  people: number,
): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (let person = 0; person < people; person += 1) {
    const key = seeded.pick(keys);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
