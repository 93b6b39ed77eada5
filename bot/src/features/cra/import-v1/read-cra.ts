import { craLimits, type CraContent } from '@coop/contract/cra';

import { Findings } from './findings.ts';
import { importId } from './import-id.ts';
import type { KnownPeople } from './known-people.ts';
import { instantOf, readDate } from './read-date.ts';
import { readFields } from './read-fields.ts';
import type { Finding } from './report.ts';
import { type V1Record } from './v1-record.ts';
import { allFormerCodes, checkCra } from '../check-cra.ts';
import type { Cra } from '../cra.ts';
import type { EntryId } from '../../../core/actor.ts';
import type { Communes } from '../../territory/index.ts';

export type CraReading =
  | { readonly ok: true; readonly cra: Cra; readonly repairs: readonly Finding[] }
  | { readonly ok: false; readonly refusals: readonly Finding[] };

export interface ReadCraDeps {
  readonly communes: Communes;
  readonly people: KnownPeople;
  /** The only adviser whose records are read. */
  readonly only?: EntryId;
}

/** A record as a CRA of ours, through the rules of the import and then those of the form. */
export async function readCra(
  { communes, people, only }: ReadCraDeps,
  record: V1Record,
): Promise<CraReading> {
  const findings = new Findings();
  const { sourceId, conseiller, structure, cra, unknownKeys } = record;
  if (sourceId === undefined) findings.refuse('sourceId', 'missing', null);
  const adviser = await people.adviser(conseiller);
  if (adviser === undefined) findings.refuse('conseillerId', 'unknown-adviser', conseiller);
  else if (only !== undefined && adviser.id !== only) {
    findings.refuse('conseillerId', 'other-adviser', conseiller);
  }
  const where = adviser ?? { timeZone: people.communityZone, today: people.communityToday };
  const dated = new Findings();
  const date = readDate(cra['dateAccompagnement'], where, dated);
  const known = await people.structure(structure);
  const structureId = known ?? (date === undefined ? undefined : adviser?.employerOn(date));
  if (adviser && date !== undefined && structureId === undefined) {
    findings.refuse('structureId', 'no-affectation', date);
  } else if (known === undefined && structureId !== undefined) {
    findings.repair('structureId', 'structure-from-registry', structure);
  }
  findings.refusals.push(...dated.refusals);
  const fields = { date, ...readFields(cra, communes, findings) };
  for (const [key, value] of unknownKeys) findings.repair(key, 'unknown-key-ignored', value);
  if (findings.refusals.length > 0) return { ok: false, refusals: findings.refusals };
  const checked = checkCra(defined(fields), {
    today: where.today,
    communes,
    former: allFormerCodes,
  });
  if (!checked.ok) {
    const refusals = checked.failure.refusals.map(({ field, received }) => ({
      field,
      rule: 'invalid' as const,
      received,
    }));
    return { ok: false, refusals };
  }
  const content = checked.value;
  const ids = { author: adviser?.id ?? '', structureId: structureId ?? '' };
  return { ok: true, cra: craOf(record, content, ids), repairs: findings.repairs };
}

function craOf(
  { sourceId = '', createdAt, updatedAt }: V1Record,
  content: CraContent,
  ids: Pick<Cra, 'author' | 'structureId'>,
): Cra {
  const created = instantOf(createdAt) ?? Date.parse(`${content.date}T12:00:00Z`);
  return {
    id: importId(sourceId),
    rev: 1,
    formVersion: craLimits.formVersion,
    createdAt: created,
    updatedAt: instantOf(updatedAt) ?? created,
    ...ids,
    source: 'import',
    sourceId,
    content,
  };
}

function defined(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
