import type { Session } from './session.ts';

/** Each call as a transaction of its own, grouped with whatever else waits. */
export function makeDirectSession(
  run: <T>(work: (session: Session) => Promise<T>) => Promise<T>,
): Session {
  return {
    all: (statement, args) => run((session) => session.all(statement, args)),
    first: (statement, args) => run((session) => session.first(statement, args)),
    run: (statement, args) => run((session) => session.run(statement, args)),
    send: (statement, args) => run((session) => session.send(statement, args)),
  };
}
