/** One row of the official table, as its package gives it. */
type OfficialCommune = { readonly code: string; readonly nom: string; readonly type: string };

export const communesFile: URL;
export function communesTable(communes: readonly OfficialCommune[]): string;
export function readOfficialTable(): readonly OfficialCommune[];
