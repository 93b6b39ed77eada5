import type { ServerEvent } from '../../../../sandbox/server/events/hub.ts';
import type { SandboxServer } from '../../../../sandbox/server/server.ts';

/** Hears what a person's connection hears, without a connection. */
export function listen(server: SandboxServer, userId: string): ServerEvent[] {
  const heard: ServerEvent[] = [];
  server.sandbox.hub.join({
    connectionId: `listener-of-${userId}`,
    userId,
    hear: (event) => {
      heard.push(event);
    },
  });
  return heard;
}
