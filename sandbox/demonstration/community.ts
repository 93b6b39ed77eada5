import { demoPersons, type DemoPerson } from './persons.ts';
import { makeSeeded, type Seeded } from './seeded.ts';

const givenNames = [
  'Amandine',
  'Bruno',
  'Chloé',
  'Damien',
  'Émilie',
  'Farid',
  'Gaëlle',
  'Hugo',
  'Isabelle',
  'Jules',
  'Katia',
  'Laurent',
  'Manon',
  'Nadia',
  'Olivier',
  'Pauline',
  'Quentin',
  'Rachel',
  'Samir',
  'Théo',
  'Ursula',
  'Valérie',
  'William',
  'Yasmine',
  'Zoé',
  'Maëlys',
  'Noémie',
  'Raphaël',
  'Sylvie',
  'Tanguy',
] as const;

const familyNames = [
  'Bernard',
  'Dubois',
  'Thomas',
  'Robert',
  'Richard',
  'Petit',
  'Durand',
  'Leroy',
  'Moreau',
  'Simon',
  'Laurent',
  'Michel',
  'Fournier',
  'Girard',
  'Bonnet',
  'Dupont',
  'Lambert',
  'Fontaine',
  'Rousseau',
  'Vincent',
  'Müller',
  'Faure',
  'André',
  'Mercier',
  'Blanc',
  'Guérin',
  'Boyer',
  'Garnier',
  'Chevalier',
  'François',
  'Legrand',
  'Gauthier',
  'Perrin',
  'Robin',
  'Clément',
  'Morin',
  'Nicolas',
  'Henry',
  'Hoarau',
] as const;

/** Ten départements, Réunion among them; each with the town where its people work. */
export const demoDepartements: readonly {
  readonly code: string;
  readonly towns: readonly { readonly insee: string; readonly cp: string; readonly nom: string }[];
}[] = [
  {
    code: '64',
    towns: [
      { insee: '64445', cp: '64000', nom: 'Pau' },
      { insee: '64102', cp: '64100', nom: 'Bayonne' },
    ],
  },
  {
    code: '44',
    towns: [
      { insee: '44109', cp: '44000', nom: 'Nantes' },
      { insee: '44143', cp: '44400', nom: 'Rezé' },
    ],
  },
  { code: '75', towns: [{ insee: '75056', cp: '75001', nom: 'Paris' }] },
  { code: '974', towns: [{ insee: '97411', cp: '97400', nom: 'Saint-Denis' }] },
  { code: '59', towns: [{ insee: '59350', cp: '59000', nom: 'Lille' }] },
  { code: '13', towns: [{ insee: '13055', cp: '13001', nom: 'Marseille' }] },
  { code: '69', towns: [{ insee: '69123', cp: '69001', nom: 'Lyon' }] },
  { code: '67', towns: [{ insee: '67482', cp: '67000', nom: 'Strasbourg' }] },
  { code: '2A', towns: [{ insee: '2A004', cp: '20000', nom: 'Ajaccio' }] },
  { code: '35', towns: [{ insee: '35238', cp: '35000', nom: 'Rennes' }] },
];

/** The five whom a visitor can be, and some 240 colleagues; the same at each start. */
export function demoCommunity(): readonly DemoPerson[] {
  const seeded = makeSeeded(2026);
  const taken = new Set(demoPersons.map(({ username }) => username));
  const colleagues = Array.from({ length: 240 }, (_, index) => colleague(seeded, index, taken));
  return [...demoPersons, ...colleagues];
}

function colleague(seeded: Seeded, index: number, taken: Set<string>): DemoPerson {
  const place = demoDepartements[index % demoDepartements.length] ?? seeded.pick(demoDepartements);
  const givenName = seeded.pick(givenNames);
  const familyName = seeded.pick(familyNames);
  const username = freeUsername(`${slug(givenName)}.${slug(familyName)}`, taken);
  const isCoordinateur = index < demoDepartements.length;
  const shared = { username, givenName, familyName, departement: place.code };
  if (isCoordinateur) return { ...shared, role: 'coordinateur', roles: ['coordinateur'] };
  const town = seeded.pick(place.towns);
  return {
    ...shared,
    role: 'conseiller',
    roles: ['conseiller'],
    structure: { id: sirets[index % sirets.length] ?? sirets[0], name: `Commune de ${town.nom}` },
  };
}

/** Valid SIRETs of town halls: a structure is its SIRET. */
const sirets = [
  '21640445300017',
  '21440109700015',
  '21750001600019',
  '21974011100017',
  '21590350500017',
  '21130055300016',
  '21690123100011',
  '21670482500019',
  '21200400400014',
  '21350238800019',
] as const;

function freeUsername(base: string, taken: Set<string>): string {
  const candidates = [
    base,
    ...Array.from({ length: 99 }, (_, index) => `${base}${String(index + 2)}`),
  ];
  const free = candidates.find((candidate) => !taken.has(candidate)) ?? base;
  taken.add(free);
  return free;
}

function slug(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
