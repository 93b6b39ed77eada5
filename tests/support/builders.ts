import type { CraContent } from '@coop/contract/cra';

import type { OutboxEntry } from '../../bot/src/core/outbox.ts';
import type { Cra } from '../../bot/src/features/cra/cra.ts';
import type { Entry } from '../../bot/src/features/registry/registry.ts';

/** A ULID that ends in this number: larger is later. */
export function testId(number: number): string {
  return `01J${String(number).padStart(23, '0')}`;
}

export function aContent(fields: Partial<CraContent> = {}): CraContent {
  return {
    date: '2026-03-02',
    activite: 'individuel',
    participants: 1,
    recurrents: 0,
    canal: 'rattachement',
    commune: { insee: '44109', cp: '44000', nom: 'Nantes' },
    duree: 45,
    ages: { plus60: 1 },
    statuts: { retraite: 1 },
    themes: ['courriel'],
    sousThemes: [],
    materiel: [],
    suites: {},
    orientations: [],
    tags: [],
    ...fields,
  };
}

export function aCra({
  content,
  ...fields
}: Partial<Omit<Cra, 'content'>> & { content?: Partial<CraContent> } = {}): Cra {
  return {
    id: testId(1),
    rev: 1,
    formVersion: 1,
    createdAt: 1_000,
    updatedAt: 1_000,
    author: 'claire',
    structureId: '13002603200016',
    source: 'panel',
    ...fields,
    content: aContent(content),
  };
}

export function anEntry(fields: Partial<Entry> = {}): Entry {
  const { id = 'claire' } = fields;
  return {
    id,
    email: `${id}@exemple.fr`,
    otherEmails: [],
    givenName: 'Claire',
    familyName: 'Martin',
    roles: ['conseiller'],
    affectations: [{ structureId: '13002603200016', departement: '44', from: '2024-01-01' }],
    territories: [],
    tools: [],
    language: 'fr',
    status: 'attendu',
    locks: [],
    writtenBy: 'import',
    ...fields,
  };
}

export function aSaying(
  key: string,
  fields: Partial<OutboxEntry> & { to?: string } = {},
): OutboxEntry {
  const { to = 'claire', ...rest } = fields;
  return {
    key,
    dueAt: 0,
    effect: {
      kind: 'say',
      to: { kind: 'direct', userId: to },
      message: { kind: 'message', text: { typed: key } },
    },
    ...rest,
  };
}
