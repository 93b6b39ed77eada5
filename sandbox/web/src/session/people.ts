import * as z from 'zod/mini';
import { userSchema } from '../client/model.ts';
import { api, type SessionDeps } from './deps.ts';

/** Reads the profiles that are not known yet. */
export async function loadPeople(deps: SessionDeps, ids: readonly string[]): Promise<void> {
  const { profiles } = deps.store.getState().entities.users;
  const missing = [...new Set(ids)].filter((id) => id !== '' && profiles[id] === undefined);
  if (missing.length === 0) return;
  const data = await deps.rest.post(`${api}/users/ids`, missing, z.array(userSchema));
  deps.store.dispatch({ type: 'RECEIVED_PROFILES_LIST', data });
}
