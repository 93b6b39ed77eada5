import * as z from 'zod/mini';
import { parseJson } from './rest.ts';

const messageSchema = z.looseObject({
  event: z.optional(z.string()),
  data: z.optional(z.record(z.string(), z.unknown())),
  broadcast: z.optional(z.record(z.string(), z.unknown())),
  seq: z.optional(z.number()),
});
/** An event as the server sent it: `data.post` and `data.dialog` are JSON strings. */
export type SocketMessage = z.infer<typeof messageSchema>;

interface SocketListener {
  onMessage: (message: SocketMessage) => void;
  onOpen: (isReconnection: boolean) => void;
  onClose: () => void;
}

/** The least of a WebSocket, so that tests can give their own. */
export interface Line {
  onopen: ((event: Event) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  close: () => void;
  send: (text: string) => void;
}

export interface EventStream {
  close: () => void;
  send: (action: string, data: unknown) => void;
}

const firstDelayMs = 500;
const longestDelayMs = 10_000;

/** The event stream of the logged-in person; comes back by itself, with growing delays. */
export function openEventStream(connect: () => Line, listener: SocketListener): EventStream {
  const state = { closed: false, opened: false, seq: 1, delayMs: firstDelayMs };
  let line: Line | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function start(): void {
    const current = connect();
    line = current;
    current.onopen = () => {
      listener.onOpen(state.opened);
      state.opened = true;
      state.delayMs = firstDelayMs;
    };
    current.onmessage = ({ data }) => {
      const read = messageSchema.safeParse(parseJson(String(data)));
      if (read.success && read.data.event !== undefined) listener.onMessage(read.data);
    };
    current.onclose = () => {
      if (state.closed) return;
      listener.onClose();
      timer = setTimeout(start, state.delayMs);
      state.delayMs = Math.min(state.delayMs * 2, longestDelayMs);
    };
  }

  start();
  return {
    close: () => {
      state.closed = true;
      clearTimeout(timer);
      line?.close();
    },
    send: (action, data) => {
      line?.send(JSON.stringify({ action, seq: state.seq, data }));
      state.seq += 1;
    },
  };
}
