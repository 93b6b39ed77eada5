import { WebSocket } from 'ws';

/** One WebSocket towards Mattermost, from opening to end. */
export interface EventConnection {
  /** Resolves when it has ended, however it ended; never rejects. */
  readonly closed: Promise<void>;
  /** Asks the server for an answer, which counts as a message. Silent before the socket is open. */
  readonly ping: () => void;
  readonly messageCount: () => number;
  /** Whether the server accepted the connection, which says nothing of the token. */
  readonly hasOpened: () => boolean;
  /** Says goodbye, then waits for the server's own. */
  readonly close: () => void;
  /** Cuts at once. */
  readonly abandon: () => void;
}

interface ConnectionOptions {
  readonly token: string;
  readonly userAgent: string;
  readonly onMessage: (text: string) => void;
}

const openingTimeoutMs = 10_000;
const maxMessageBytes = 10_000_000;

export function openEventConnection(
  address: string,
  { token, userAgent, onMessage }: ConnectionOptions,
): EventConnection {
  const socket = new WebSocket(address, {
    headers: { Authorization: `Bearer ${token}`, 'User-Agent': userAgent },
    handshakeTimeout: openingTimeoutMs,
    maxPayload: maxMessageBytes,
    followRedirects: false,
  });
  let messages = 0;
  let pings = 0;
  let hasOpened = false;
  const ping = () => {
    if (socket.readyState !== WebSocket.OPEN) return;
    pings += 1;
    socket.send(JSON.stringify({ seq: pings, action: 'ping' }));
  };
  socket.on('open', () => {
    hasOpened = true;
    ping();
  });
  socket.on('message', (message: Buffer) => {
    messages += 1;
    onMessage(message.toString('utf8'));
  });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  // A failed opening is told by `close` as well, which follows every error.
  socket.on('error', () => socket.terminate());
  return {
    closed,
    ping,
    messageCount: () => messages,
    hasOpened: () => hasOpened,
    close: () => socket.close(1000),
    abandon: () => socket.terminate(),
  };
}
