import type { Role } from '@coop/contract/identity-routes';

/** A person of the demonstration whom a visitor can be. */
export interface DemoPerson {
  readonly username: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Who they are: a code that the page says in its language. */
  readonly role: string;
  readonly roles: readonly Role[];
  readonly departement: string;
  /** In the registry: Paul has just arrived, his entry is there already. */
  readonly structure?: { readonly id: string; readonly name: string };
}

/** The same for all: it is a sandbox. */
export const demoPassword = 'bac-a-sable-2026';

export const demoPersons: readonly DemoPerson[] = [
  {
    username: 'claire.martin',
    givenName: 'Claire',
    familyName: 'Martin',
    role: 'conseiller',
    roles: ['conseiller'],
    departement: '64',
    structure: { id: '21640445300017', name: 'Ville de Pau' },
  },
  {
    username: 'karim.benali',
    givenName: 'Karim',
    familyName: 'Benali',
    role: 'coordinateur',
    roles: ['coordinateur'],
    departement: '64',
  },
  {
    username: 'fatou.diallo',
    givenName: 'Fatou',
    familyName: 'Diallo',
    role: 'animateur',
    roles: ['animateur', 'administrateur'],
    departement: '75',
  },
  {
    username: 'paul.lefevre',
    givenName: 'Paul',
    familyName: 'Lefèvre',
    role: 'nouveau',
    roles: ['conseiller'],
    departement: '974',
    structure: { id: '21974011100017', name: 'Ville de Saint-Denis' },
  },
  {
    username: 'ines.garcia',
    givenName: 'Inès',
    familyName: 'Garcia',
    role: 'invite',
    roles: ['invite'],
    departement: '64',
  },
];
