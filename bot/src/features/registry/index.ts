export { affectationOn, territoriesOn, type Affectation, type Entry } from './registry.ts';
export type { RegistryReader, RegistryStore } from './ports.ts';
