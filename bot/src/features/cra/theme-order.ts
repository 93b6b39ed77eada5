import { themes, type Theme } from '@coop/contract/cra';

/** What most people are helped with, before anyone has entered a CRA. */
const common: readonly Theme[] = [
  'demarches',
  'courriel',
  'materiel',
  'navigation',
  'securite',
  'emploiFormation',
];

export const themesInFormOrder: readonly Theme[] = [...new Set([...common, ...themes])];
