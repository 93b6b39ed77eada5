/** What stands on the page, in words and numbers already written: data that another thread can take. */
export interface PageContent {
  readonly title: string;
  readonly period: string;
  readonly filters?: string;
  readonly totals: {
    readonly heads: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
  /** A picture in SVG. */
  readonly evolution: { readonly title: string; readonly svg: string };
  readonly left: readonly PagePart[];
  readonly right: readonly PagePart[];
  readonly note?: string;
}

/** A block as lines with a bar each. */
export interface PagePart {
  readonly title: string;
  readonly lines: readonly {
    readonly label: string;
    readonly value: string;
    readonly share: string;
    /** Of the longest bar, 0 to 1; what is hidden has none. */
    readonly bar: number;
  }[];
}

/** Colours of the page: dark text on white paper, bars that also print in grey. */
export const inks = {
  text: '#1b1d22',
  quiet: '#5d6066',
  bar: '#1c58d9',
  frame: '#d6d8dc',
} as const;
