import { z } from 'zod';
import { ask, type SendRequest } from './rest-request.ts';

const pluginsShape = z.array(z.object({ id: z.string(), version: z.string() }));

/** The plugins that pages load, with their versions; needs no session. */
export async function webappPlugins(
  send: SendRequest,
): Promise<readonly { readonly id: string; readonly version: string }[]> {
  return ask(send, { method: 'GET', route: '/plugins/webapp' }, pluginsShape);
}
