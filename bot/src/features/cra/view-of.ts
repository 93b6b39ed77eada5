import type { CraView } from '@coop/contract/cra';

import type { Cra } from './cra.ts';

/** A CRA as its author reads it. */
export function viewOf(cra: Cra): CraView {
  return {
    id: cra.id,
    rev: cra.rev,
    formVersion: cra.formVersion,
    createdAt: new Date(cra.createdAt).toISOString(),
    updatedAt: new Date(cra.updatedAt).toISOString(),
    ...(cra.deletedAt !== undefined && { deletedAt: new Date(cra.deletedAt).toISOString() }),
    structureId: cra.structureId,
    source: cra.source,
    content: cra.content,
  };
}
