import type { Draft } from '../../../features/cra/cra.ts';

export interface DraftRow {
  readonly rev: number;
  readonly draft: string;
}

export function toDraftRow({ rev, ...rest }: Draft): DraftRow {
  return { rev, draft: JSON.stringify(rest) };
}

export function toDraft({ rev, draft }: DraftRow): Draft {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by toDraftRow alone
  return { rev, ...(JSON.parse(draft) as Omit<Draft, 'rev'>) };
}
