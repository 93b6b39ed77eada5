import type { Client } from 'pg';

/** The first key of the locks of bots; the second is the bot's own number. */
const botLocks = 0x626f74;

/** A connection that was lost is replaced so soon, one that could not be made later. */
const soonMs = 50;
const retryMs = 1_000;

/**
 * A lock of the database that one bot holds as long as it lives, on a connection of its own: it ends
 * with the process, however that ends, and every other bot can see that it has.
 */
export class BotLock {
  /** How leases name this bot. */
  readonly holder: string;
  readonly #connect: () => Promise<Client>;
  readonly #number: number;
  #client: Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #isClosed = false;

  private constructor(connect: () => Promise<Client>, client: Client, number: number) {
    this.#connect = connect;
    this.#number = number;
    this.holder = holderOf(number);
    this.#keep(client);
  }

  /** Resolves when a lock that no other bot holds is held; a lost connection is replaced later. */
  static async take(connect: () => Promise<Client>): Promise<BotLock> {
    const client = await connect();
    for (;;) {
      const { rows } = await client.query<{ number: number; taken: boolean }>(
        `select number, pg_try_advisory_lock(${botLocks}, number) as taken
           from (select floor(random() * 2147483647)::integer as number) as one`,
      );
      const [one] = rows;
      if (one?.taken === true) return new BotLock(connect, client, one.number);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  #keep(client: Client): void {
    if (this.#isClosed) return void client.end();
    this.#client = client;
    client.on('error', () => undefined);
    client.once('end', () => {
      if (!this.#isClosed) this.#holdAgain(soonMs);
    });
  }

  #holdAgain(afterMs: number): void {
    this.#retry = setTimeout(() => {
      this.#connect().then(
        (client) => {
          this.#keep(client);
          this.#lock(client);
        },
        () => this.#holdAgain(retryMs),
      );
    }, afterMs);
  }

  #lock(client: Client): void {
    client.query(`select pg_advisory_lock(${botLocks}, ${this.#number})`).catch(() => client.end());
  }
}

/** Names of bots that live, as leases name them. */
export const liveHolders = `select '${holderOf('')}' || objid::bigint from pg_locks
  where locktype = 'advisory' and classid = ${botLocks} and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database())`;

/** Holders of this form are bots; other leases end by their time alone. */
export const isBot = `like '${holderOf('')}%'`;

function holderOf(number: number | ''): string {
  return `bot-${number}`;
}
