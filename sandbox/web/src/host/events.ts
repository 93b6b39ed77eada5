import type { SocketMessage } from '../client/socket.ts';

export type EventHandler = (message: SocketMessage) => unknown;

/** Handlers of plugins for events of the person's connection: one per event and plugin. */
export interface PluginEvents {
  on: (pluginId: string, event: string, handler: EventHandler) => void;
  off: (pluginId: string, event: string) => void;
  onReconnect: (pluginId: string, handler: () => unknown) => void;
  offReconnect: (pluginId: string) => void;
  forget: (pluginId: string) => void;
  tell: (message: SocketMessage) => void;
  tellReconnection: () => void;
}

export function makePluginEvents(report: (error: unknown) => void): PluginEvents {
  const handlers = new Map<string, Map<string, EventHandler>>();
  const reconnectHandlers = new Map<string, () => unknown>();
  const guarded = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      report(error);
    }
  };
  return {
    on: (pluginId, event, handler) => {
      const ofPlugin = handlers.get(pluginId) ?? new Map<string, EventHandler>();
      handlers.set(pluginId, ofPlugin.set(event, handler));
    },
    off: (pluginId, event) => void handlers.get(pluginId)?.delete(event),
    onReconnect: (pluginId, handler) => void reconnectHandlers.set(pluginId, handler),
    offReconnect: (pluginId) => void reconnectHandlers.delete(pluginId),
    forget: (pluginId) => {
      handlers.delete(pluginId);
      reconnectHandlers.delete(pluginId);
    },
    tell: (message) => {
      for (const ofPlugin of handlers.values()) {
        const handler = ofPlugin.get(message.event ?? '');
        if (handler !== undefined) guarded(() => handler(message));
      }
    },
    tellReconnection: () => {
      for (const handler of reconnectHandlers.values()) guarded(handler);
    },
  };
}
