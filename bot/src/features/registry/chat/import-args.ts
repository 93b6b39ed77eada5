import { missingPolicies, type MissingPolicy } from '../import/missing-people.ts';
import type { PostedFileRequest } from '../import/import-posted-file.ts';
import type { SealedArgs } from '../../../core/message.ts';

/** An import as its card carries it: which file, read how, and what it would have done. */
export interface ShownImport {
  readonly fileId: string;
  readonly fileName: string;
  readonly policy: MissingPolicy;
  /** Codes of territories; none: everywhere. */
  readonly perimeter: readonly string[];
  readonly elevated: boolean;
  readonly digest: string;
  /** Number of people to end that must be typed; 0: none. */
  readonly toConfirm: number;
}

export function toSealedImport({ perimeter, ...shown }: ShownImport): SealedArgs {
  return { ...shown, perimeter: perimeter.join(',') };
}

export function openImport(args: SealedArgs): ShownImport {
  const perimeter = String(args['perimeter'] ?? '');
  return {
    fileId: String(args['fileId']),
    fileName: String(args['fileName']),
    policy: missingPolicies.find((one) => one === args['policy']) ?? 'signaler',
    perimeter: perimeter === '' ? [] : perimeter.split(','),
    elevated: args['elevated'] === true,
    digest: String(args['digest'] ?? ''),
    toConfirm: Number(args['toConfirm'] ?? 0),
  };
}

/** The same as a request. */
export function requestOf(
  { fileId, policy, perimeter, elevated }: Omit<ShownImport, 'digest' | 'fileName' | 'toConfirm'>,
  confirmed?: number,
): Omit<PostedFileRequest, 'dryRun'> {
  return {
    fileId,
    allowElevated: elevated,
    missing: {
      policy,
      ...(perimeter.length > 0 && { perimeter }),
      ...(confirmed !== undefined && { confirmed }),
    },
  };
}
