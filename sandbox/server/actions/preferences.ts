import { AppError } from '../http/app-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Preference } from '../state/entities.ts';
import { isId } from '../ids.ts';
import { lengthOf } from '../http/code-points.ts';

const VALUE_LENGTH = 20_000;
const NAME_BYTES = 32;

/** Stores preferences of one person, all or none, and tells them. */
export function savePreferences(
  sandbox: Sandbox,
  userId: string,
  preferences: readonly Preference[],
): void {
  if (preferences.some((preference) => preference.user_id !== userId)) {
    throw new AppError('api.preference.update_preferences.set.app_error', 403);
  }
  preferences.forEach(checkPreference);
  for (const preference of preferences) sandbox.world.preferences.put(preference);
  tell(sandbox, userId, { event: 'preferences_changed', preferences });
}

/** Removes preferences of one person; unknown ones do not matter. */
export function deletePreferences(
  sandbox: Sandbox,
  userId: string,
  preferences: readonly Preference[],
): void {
  if (preferences.some((preference) => preference.user_id !== userId)) {
    throw new AppError('api.preference.delete_preferences.delete.app_error', 403);
  }
  for (const { category, name } of preferences) {
    sandbox.world.preferences.remove(`${userId}:${category}:${name}`);
  }
  tell(sandbox, userId, { event: 'preferences_deleted', preferences });
}

function tell(
  sandbox: Sandbox,
  userId: string,
  told: { readonly event: string; readonly preferences: readonly Preference[] },
): void {
  const to = { user_id: userId };
  sandbox.hub.emit('sidebar_category_updated', {}, to);
  sandbox.hub.emit(told.event, { preferences: JSON.stringify(told.preferences) }, to);
}

function checkPreference(preference: Preference): void {
  const refuse = (what: string): never => {
    throw new AppError(`model.preference.is_valid.${what}.app_error`, 400);
  };
  const { user_id, category, name, value } = preference;
  if (!isId(user_id)) refuse('id');
  if (category === '' || Buffer.byteLength(category) > NAME_BYTES) refuse('category');
  if (Buffer.byteLength(name) > NAME_BYTES) refuse('name');
  if (lengthOf(value) > VALUE_LENGTH) refuse('value');
  if (category === 'theme' && !isJsonObject(value)) refuse('theme');
}

function isJsonObject(value: string): boolean {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}
