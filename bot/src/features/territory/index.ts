export { placeOf, type Commune, type Place } from './commune.ts';
export { loadCommunes, type Communes } from './communes.ts';
export {
  departementByCode,
  departementOf,
  departements,
  type Departement,
} from './departements.ts';
export { fold, nameKey, nameWords } from './folding.ts';
export { indexNearKeys } from './near-keys.ts';
export { loadPresentCommunes, type PresentCommunes } from './present-communes.ts';
export type { CommuneSearch, FoundPlace } from './search-communes.ts';
export { territoryFeature } from './routes.ts';
