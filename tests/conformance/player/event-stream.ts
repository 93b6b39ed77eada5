import { WebSocket } from 'ws';
import { isList, isObject, numberAt, parse, textAt, type Json, type JsonObject } from './json.ts';

export interface Refusal {
  readonly status: number;
  readonly text: string;
}

/** One socket of a transcript: what it heard since it was last asked, and how it ended. */
export class EventStream {
  readonly #socket: WebSocket;
  #heard: JsonObject[] = [];
  #ended: JsonObject | undefined;
  #isEndTold = false;
  #last: number;

  /** `first` is the number that its first event must have. */
  constructor(socket: WebSocket, first: number) {
    this.#socket = socket;
    this.#last = first - 1;
    socket.on('message', (data) => {
      const message = Buffer.isBuffer(data) ? parse(data.toString('utf8')) : null;
      if (isObject(message)) this.#heard.push(message);
    });
    socket.on('close', (code, reason) => {
      this.#ended = { closed: { code, reason: reason.toString() } };
    });
  }

  /** Everything heard and not taken yet, the end of the connection too. */
  get waiting(): readonly JsonObject[] {
    const end = this.#ended !== undefined && !this.#isEndTold ? [this.#ended] : [];
    return [...this.#heard, ...end];
  }

  /** Takes what is waiting; tells where numbers do not follow one another. */
  take(tell: (difference: string) => void): readonly JsonObject[] {
    const taken = this.waiting;
    this.#heard = [];
    this.#isEndTold = this.#ended !== undefined;
    for (const event of taken) {
      const seq = numberAt(event, 'seq');
      if (seq === undefined) continue;
      if (seq !== this.#last + 1) tell(`seq ${seq} after ${this.#last}`);
      this.#last = seq;
    }
    return taken;
  }

  say(message: Json): void {
    this.#socket.send(JSON.stringify(message));
  }

  close(): void {
    this.#socket.close();
  }
}

/** Opens a socket; answers the refusal when the upgrade is answered by an ordinary response. */
export async function openStream(
  url: string,
  headers: Record<string, string>,
  first: number,
): Promise<EventStream | Refusal> {
  const { origin, ...others } = headers;
  const socket = new WebSocket(url, {
    headers: others,
    ...(origin === undefined ? {} : { origin }),
  });
  const stream = new EventStream(socket, first);
  return new Promise((resolve, reject) => {
    socket.on('open', () => {
      resolve(stream);
    });
    socket.on('error', reject);
    socket.on('unexpected-response', (_request, response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
  });
}

/** An event as transcripts show it: without number, JSON in texts opened, the configuration left out. */
export function shownEvent(event: JsonObject): JsonObject {
  const rest = Object.fromEntries(Object.entries(event).filter(([key]) => key !== 'seq'));
  if (textAt(event, 'event') === 'config_changed') return { ...rest, data: { config: 'left out' } };
  const data = event['data'];
  return isObject(data) ? { ...rest, data: opened(data) } : rest;
}

function opened(data: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, openedValue(value)]));
}

function openedValue(value: Json): Json {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    const inner = parse(value);
    return isList(inner) || isObject(inner) ? { $json: inner } : value;
  } catch {
    return value;
  }
}
