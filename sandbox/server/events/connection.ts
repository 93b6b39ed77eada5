import type { WebSocket } from 'ws';
import type { Listener, ServerEvent } from './hub.ts';
import { newId } from '../ids.ts';

/** Events kept for a connection that comes back. */
const KEPT = 384;

/** Events that reach only connections on which the channel is open, once a client has said which is. */
const SCOPED = new Set(['typing', 'reaction_added', 'reaction_removed']);

interface Numbered extends ServerEvent {
  readonly seq: number;
}

/** One person's event stream; it outlives its socket for some minutes so that it can be resumed. */
export class Connection implements Listener {
  readonly userId: string;
  readonly token: string;
  readonly #isAlive: (token: string) => boolean;
  #id = newId();
  #socket: WebSocket | undefined;
  #next = 0;
  #kept: Numbered[] = [];
  #openChannels: ReadonlySet<string> | undefined;

  constructor(options: {
    readonly userId: string;
    readonly token: string;
    readonly socket: WebSocket;
    /** Whether the session still lives: afterwards nothing more is said. */
    readonly isAlive: (token: string) => boolean;
  }) {
    this.userId = options.userId;
    this.token = options.token;
    this.#socket = options.socket;
    this.#isAlive = options.isAlive;
  }

  get connectionId(): string {
    return this.#id;
  }

  get isOpen(): boolean {
    return this.#socket !== undefined;
  }

  hear(event: ServerEvent): void {
    if (!this.#isAlive(this.token) || this.#isElsewhere(event)) return;
    const numbered = { ...event, seq: this.#next };
    this.#next += 1;
    this.#kept.push(numbered);
    if (this.#kept.length > KEPT) this.#kept.shift();
    this.#socket?.send(JSON.stringify(numbered));
  }

  reply(answer: Readonly<Record<string, unknown>>): void {
    this.#socket?.send(JSON.stringify(answer));
  }

  /** Which channel and thread the client shows; says nothing of those it does not name. */
  showsOnly(channelIds: readonly string[]): void {
    this.#openChannels = new Set(channelIds);
  }

  /** The socket is gone; events wait. */
  park(socket: WebSocket): void {
    if (this.#socket === socket) this.#socket = undefined;
  }

  /**
   * Goes on over another socket from that number on. Answers `false` when what was missed is not known
   * any more: then the stream begins anew, under another id.
   */
  resume(socket: WebSocket, next: number): boolean {
    const former = this.#socket;
    this.#socket = socket;
    former?.terminate();
    const oldest = this.#kept[0]?.seq ?? this.#next;
    if (next < oldest || next > this.#next) {
      this.#id = newId();
      this.#next = 0;
      this.#kept = [];
      return false;
    }
    for (const event of this.#kept) if (event.seq >= next) socket.send(JSON.stringify(event));
    return true;
  }

  #isElsewhere(event: ServerEvent): boolean {
    if (this.#openChannels === undefined || !SCOPED.has(event.event)) return false;
    return !this.#openChannels.has(event.broadcast.channel_id);
  }
}
