import { z } from 'zod';
import { type Backoff, backoffMs, type Sleep } from './backoff.ts';
import { type EventConnection, openEventConnection } from './event-connection.ts';
import { eventFrame, type EventFrame, type MattermostEvent, readEvents } from './events.ts';
import { parseJson } from './rest-request.ts';
import { siteAddress } from './site-address.ts';

/** Why something may have been missed: reconciliation finds it again. */
export type GapReason = 'started' | 'not-resumed' | 'lost-message';

export type SessionState = 'alive' | 'revoked' | 'unknown';

export interface EventStreamHandlers {
  /** One event at a time, in the order heard; the next waits until the promise settles. */
  readonly onEvent: (event: MattermostEvent) => void | Promise<void>;
  /** Runs in its turn among the events: those that follow it were heard after the gap. */
  readonly onGap: (reason: GapReason) => void | Promise<void>;
  /** The bot's session is refused (revoked token, disabled account); told once each time. */
  readonly onRevoked: () => void;
  readonly onState: (state: 'connected' | 'disconnected') => void;
  /** A handler failed or an event was not readable; the stream goes on. `event` is its name. */
  readonly onError: (error: unknown, event: string) => void;
}

export interface EventStreamSettings {
  readonly url: string;
  readonly token: string;
  readonly userAgent: string;
  readonly backoff?: Backoff;
  /** From one sign of life to the next question; the session is checked at the same pace. */
  readonly heartbeatMs?: number;
  /** How long the server may take to say anything before the connection is given up. */
  readonly answerTimeoutMs?: number;
}

export interface EventStreamDeps {
  readonly random: () => number;
  readonly sleep: Sleep;
  /** Asks by REST whether the token is still good: an open socket hears nothing of its revocation. */
  readonly checkSession: () => Promise<SessionState>;
  readonly handlers: EventStreamHandlers;
}

const goodbyeMs = 1_000;

/**
 * Hears Mattermost's events and keeps hearing: comes back after a loss with growing delays, asks
 * for what it missed, and says when it may have missed something for good.
 */
export class EventStream {
  readonly #settings: Required<EventStreamSettings>;
  readonly #deps: EventStreamDeps;
  readonly #stop = new AbortController();
  #connection: EventConnection | undefined;
  #connectionId = '';
  #hasStarted = false;
  #nextSeq = 0;
  #failures = 0;
  #isConnected = false;
  #isRevoked = false;
  #handled: Promise<void> = Promise.resolve();
  #running: Promise<void> = Promise.resolve();

  private constructor(settings: EventStreamSettings, deps: EventStreamDeps) {
    this.#settings = {
      backoff: { firstMs: 1_000, maximumMs: 60_000 },
      heartbeatMs: 30_000,
      answerTimeoutMs: 10_000,
      ...settings,
    };
    this.#deps = deps;
  }

  /** Begins to listen and returns at once; the first `onGap` tells that the connection stands. */
  static open(settings: EventStreamSettings, deps: EventStreamDeps): EventStream {
    const stream = new EventStream(settings, deps);
    stream.#running = stream.#run();
    return stream;
  }

  /** Stops listening, lets what was heard be handled, then resolves. */
  async close(): Promise<void> {
    this.#stop.abort();
    const connection = this.#connection;
    const ended = new AbortController();
    connection?.close();
    await Promise.race([this.#running, this.#deps.sleep(goodbyeMs, ended.signal)]);
    ended.abort();
    connection?.abandon();
    await this.#running;
    await this.#handled;
  }

  /** To be called when REST answers 401: the connection is given up, and the session checked. */
  sessionRefused(): void {
    this.#connection?.abandon();
  }

  async #run(): Promise<void> {
    while (!this.#isStopped()) {
      await this.#connectOnce();
      this.#setConnected(false);
      if (!this.#isStopped()) await this.#waitBeforeReturning();
    }
  }

  async #waitBeforeReturning(): Promise<void> {
    void this.#checkSession();
    this.#failures += 1;
    const delayMs = backoffMs(this.#settings.backoff, this.#failures, this.#deps.random);
    await this.#deps.sleep(delayMs, this.#stop.signal);
  }

  #isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  async #connectOnce(): Promise<void> {
    const { token, userAgent } = this.#settings;
    const onMessage = (text: string) => this.#hear(text);
    const connection = openEventConnection(this.#address(), { token, userAgent, onMessage });
    this.#connection = connection;
    const ended = new AbortController();
    void this.#heartbeat(connection, ended.signal);
    await connection.closed;
    ended.abort();
    this.#connection = undefined;
    // Accepted and then left without a word: nothing will be resumed under that id.
    if (connection.hasOpened() && connection.messageCount() === 0) this.#connectionId = '';
  }

  #address(): string {
    const { socket } = siteAddress(this.#settings.url);
    if (this.#connectionId === '') return socket;
    const query = { connection_id: this.#connectionId, sequence_number: String(this.#nextSeq) };
    return `${socket}?${new URLSearchParams(query).toString()}`;
  }

  async #heartbeat(connection: EventConnection, ended: AbortSignal): Promise<void> {
    while (await this.#isAlive(connection, ended)) {
      await this.#deps.sleep(this.#settings.heartbeatMs, ended);
    }
    connection.abandon();
  }

  /** A resumed connection says nothing by itself: the answer to a ping shows that it lives. */
  async #isAlive(connection: EventConnection, ended: AbortSignal): Promise<boolean> {
    const before = connection.messageCount();
    connection.ping();
    await this.#deps.sleep(this.#settings.answerTimeoutMs, ended);
    if (ended.aborted || connection.messageCount() === before) return false;
    return (await this.#checkSession()) !== 'revoked';
  }

  async #checkSession(): Promise<SessionState> {
    const state = await this.#askSession();
    const isRevoked = state === 'revoked' || (state === 'unknown' && this.#isRevoked);
    if (isRevoked && !this.#isRevoked) this.#tell('session', () => this.#deps.handlers.onRevoked());
    this.#isRevoked = isRevoked;
    return state;
  }

  async #askSession(): Promise<SessionState> {
    try {
      return await this.#deps.checkSession();
    } catch (error) {
      this.#deps.handlers.onError(error, 'session');
      return 'unknown';
    }
  }

  #hear(text: string): void {
    if (this.#isStopped()) return;
    const frame = eventFrame.safeParse(parseJson(text));
    this.#setConnected(true);
    if (!frame.success) return;
    if (frame.data.event === 'hello') this.#greet(frame.data);
    else this.#follow(frame.data);
  }

  #greet(frame: EventFrame): void {
    const hello = z.object({ connection_id: z.string() }).safeParse(frame.data);
    const reason = this.#hasStarted ? 'not-resumed' : 'started';
    this.#hasStarted = true;
    this.#connectionId = hello.success ? hello.data.connection_id : '';
    this.#nextSeq = frame.seq + 1;
    this.#enqueue('gap', () => this.#deps.handlers.onGap(reason));
  }

  #follow(frame: EventFrame): void {
    if (frame.seq < this.#nextSeq) return;
    if (frame.seq > this.#nextSeq) {
      this.#enqueue('gap', () => this.#deps.handlers.onGap('lost-message'));
    }
    this.#nextSeq = frame.seq + 1;
    for (const event of this.#read(frame)) {
      this.#enqueue(frame.event, () => this.#deps.handlers.onEvent(event));
    }
  }

  #read(frame: EventFrame): readonly MattermostEvent[] {
    try {
      return readEvents(frame);
    } catch (error) {
      this.#deps.handlers.onError(error, frame.event);
      return [];
    }
  }

  #enqueue(event: string, handle: () => void | Promise<void>): void {
    this.#handled = this.#handled.then(async () => {
      try {
        await handle();
      } catch (error) {
        this.#deps.handlers.onError(error, event);
      }
    });
  }

  #setConnected(isConnected: boolean): void {
    if (isConnected) this.#failures = 0;
    if (isConnected === this.#isConnected) return;
    this.#isConnected = isConnected;
    const state = isConnected ? 'connected' : 'disconnected';
    this.#tell('state', () => this.#deps.handlers.onState(state));
  }

  #tell(event: string, tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.#deps.handlers.onError(error, event);
    }
  }
}
