/** One subject of the statistics, as it is drawn, read aloud and set out in a table. */
export interface Block {
  readonly id: BlockId;
  /** What it is about, in a word or two. */
  readonly subject: string;
  /** A sentence made from the figures. */
  readonly title: string;
  /** What must be known to read it: several answers possible, what is hidden and why. */
  readonly notes: readonly string[];
  readonly drawing: Drawing;
  /** The sentence that stands for the drawing. */
  readonly sentence: string;
  readonly table: Table;
}

export type BlockId =
  | 'evolution'
  | 'activites'
  | 'temps'
  | 'canaux'
  | 'durees'
  | 'themes'
  | 'materiel'
  | 'ages'
  | 'statuts'
  | 'suites'
  | 'orientations'
  | 'communes'
  | 'carte'
  | 'structures'
  | 'conseillers';

export type Drawing =
  | { readonly kind: 'columns'; readonly columns: readonly Column[] }
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] }
  | { readonly kind: 'parts'; readonly parts: readonly Part[] }
  | { readonly kind: 'map'; readonly counts: Readonly<Record<string, number>> }
  | { readonly kind: 'nothing' };

export interface Column {
  readonly id: string;
  readonly size: number;
  readonly text: string;
  /** Under the axis; empty where there is no room for all. */
  readonly label: string;
  /** The whole name and figures, under the pointer. */
  readonly hint: string;
  /** Shorter than its week or its month. */
  readonly isPartial: boolean;
}

export interface Bar {
  readonly id: string;
  readonly label: string;
  readonly size: number;
  readonly text: string;
  /** What is beyond the list: said, not drawn. */
  readonly isRest: boolean;
}

/** A part of a whole, in tenths of a percent. */
export interface Part {
  readonly id: string;
  readonly label: string;
  readonly pm: number;
  readonly text: string;
  readonly isHidden: boolean;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export interface Row {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly string[];
}
