/** Work that goes on by itself, beside jobs: in rounds, with a pause where there is nothing to do. */
export interface BoundLoop {
  readonly name: string;
  readonly pauseMs: number;
  /** Answers whether there is more to do at once. */
  readonly round: () => Promise<boolean>;
  /** The bot stops: the round under way ends after its present step. */
  readonly halt: () => void;
}
