import { createContext, useContext, useEffect } from 'react';
import type { SocketMessage } from '../client/socket.ts';

type Listener = (message: SocketMessage) => void;

/** What components of a plugin get as `webSocketClient`. */
interface SocketClient {
  addMessageListener: (listener: Listener) => void;
  removeMessageListener: (listener: Listener) => void;
  addReconnectListener: (listener: () => void) => void;
  removeReconnectListener: (listener: () => void) => void;
  sendMessage: (action: string, data: unknown) => void;
}

export interface SocketHub {
  readonly client: SocketClient;
  readonly tell: Listener;
  readonly tellReconnection: () => void;
}

export function makeSocketHub(send: (action: string, data: unknown) => void): SocketHub {
  const listeners = new Set<Listener>();
  const reconnectListeners = new Set<() => void>();
  return {
    client: {
      addMessageListener: (listener) => void listeners.add(listener),
      removeMessageListener: (listener) => void listeners.delete(listener),
      addReconnectListener: (listener) => void reconnectListeners.add(listener),
      removeReconnectListener: (listener) => void reconnectListeners.delete(listener),
      sendMessage: send,
    },
    tell: (message) => {
      for (const listener of listeners) listener(message);
    },
    tellReconnection: () => {
      for (const listener of reconnectListeners) listener();
    },
  };
}

const silent = makeSocketHub(() => undefined).client;
export const SocketContext = createContext<SocketClient>(silent);
export const useWebSocketClient = () => useContext(SocketContext);

export function useWebSocket({ handler }: { readonly handler: Listener }): void {
  const client = useWebSocketClient();
  useEffect(() => {
    client.addMessageListener(handler);
    return () => {
      client.removeMessageListener(handler);
    };
  }, [client, handler]);
}
