import type * as z from 'zod';

/** A named value of the bot with the shape that is checked each time it is read. */
export interface StateKey<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
}

export function stateKey<T>(name: string, schema: z.ZodType<T>): StateKey<T> {
  return { name, schema };
}

/**
 * Small durable values of the installation: the bot's account, tokens of commands, seal keys.
 * Values are JSON; there are few of them, and each is read where it is needed.
 */
export interface BotState {
  /** The value in force; `undefined` when none was written. A value of another shape is an error. */
  read<T>(key: StateKey<T>): Promise<T | undefined>;
  /** Writes or replaces. */
  write<T>(key: StateKey<T>, value: T): Promise<void>;
  /** Forgets; nothing happens when there is none. */
  forget(key: StateKey<unknown>): Promise<void>;
}
