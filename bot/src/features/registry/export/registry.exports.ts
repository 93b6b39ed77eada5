import { registryDownloads } from '@coop/contract/registry-downloads';

import { exportRegistry, type ExportRegistryDeps, type RegistryChoice } from './export-registry.ts';
import { makeCodes, type MakeCodesDeps } from '../codes/make-codes.ts';
import type { Person } from '../../../core/actor.ts';
import {
  describeExport,
  type ExportedFile,
  type ExportRequest,
} from '../../../core/describe-export.ts';
import { ok, type Result } from '../../../core/result.ts';

type Asked = ExportRequest<Record<string, never>>;

async function made(
  deps: ExportRegistryDeps,
  choice: RegistryChoice,
  { entryId }: Person,
): Promise<Result<ExportedFile, never>> {
  return ok(await exportRegistry(deps, { choice, ...(entryId !== undefined && { by: entryId }) }));
}

/** The whole registry. */
export const registryExport = describeExport({
  name: 'registry.entries',
  download: registryDownloads.entries,
  access: ['administrateur'],
  open: (deps: ExportRegistryDeps, { actor }: Asked) => made(deps, 'entries', actor),
  refuse: {},
});

/** Those whose account was not found. */
export const waitingExport = describeExport({
  name: 'registry.waiting',
  download: registryDownloads.waiting,
  access: ['administrateur'],
  open: (deps: ExportRegistryDeps, { actor }: Asked) => made(deps, 'waiting', actor),
  refuse: {},
});

/** A new code for each of them. */
export const codesExport = describeExport({
  name: 'registry.codes',
  download: registryDownloads.codes,
  access: ['administrateur'],
  open: async (deps: MakeCodesDeps, { actor, say }: Asked): Promise<Result<ExportedFile, never>> =>
    ok(await makeCodes(deps, { actor, say })),
  refuse: {},
});
