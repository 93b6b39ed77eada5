import type { CraContent } from '@coop/contract/cra';
import * as z from 'zod';

import { ByteWriter } from './bytes.ts';
import { packCra } from './packed-cra.ts';

/** A CRA that begins (1) or ceases (-1) to count, where it does. */
export interface Change {
  readonly sign: number;
  readonly author: string;
  readonly date: string;
  /** Of the affectations of the author on the date: sorted, commas between. */
  readonly departements: string;
  readonly structure: string;
  /** As it was entered. */
  readonly insee: string;
  readonly packed: Uint8Array;
}

export interface CountedContent {
  readonly author: string;
  readonly structureId: string;
  readonly content: CraContent;
}

export function changeOf(
  { author, structureId, content }: CountedContent,
  sign: number,
  departements: string,
): Change {
  const packed = new ByteWriter(64);
  packCra(content, packed);
  const { date, commune } = content;
  const { insee } = commune;
  return { sign, author, date, departements, structure: structureId, insee, packed: packed.view() };
}

/** Changes of one author as text. */
export function writeChanges(changes: readonly Change[]): string {
  return JSON.stringify(
    changes.map(({ sign, date, departements, structure, insee, packed }) => [
      sign,
      date,
      departements,
      structure,
      insee,
      Buffer.from(packed.buffer, packed.byteOffset, packed.length).toString('base64'),
    ]),
  );
}

const stored = z.array(
  z.tuple([z.number(), z.string(), z.string(), z.string(), z.string(), z.string()]),
);

export function readChanges(author: string, text: string): Change[] {
  return stored
    .parse(JSON.parse(text))
    .map(([sign, date, departements, structure, insee, packed]) => ({
      sign,
      author,
      date,
      departements,
      structure,
      insee,
      packed: Buffer.from(packed, 'base64'),
    }));
}
