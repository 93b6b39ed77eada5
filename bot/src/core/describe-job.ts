/** Dated work: run by the scheduler when due, by one bot at a time, again after a failure. */
export interface JobDescription<Deps> {
  readonly name: string;
  /**
   * When it is due: the next instant (ms since 1970) after `after`, in the zones that the job knows.
   * A job that was due while the bot was down runs once at start.
   */
  readonly next: (after: number) => number;
  readonly run: (deps: Deps, now: number) => Promise<void>;
}

export interface BoundJob {
  readonly name: string;
  readonly next: (after: number) => number;
  readonly run: (now: number) => Promise<void>;
}

export function describeJob<Deps>(description: JobDescription<Deps>): JobDescription<Deps> {
  return description;
}

export function bindJob<Deps>(description: JobDescription<Deps>, deps: Deps): BoundJob {
  return {
    name: description.name,
    next: description.next,
    run: (now) => description.run(deps, now),
  };
}
