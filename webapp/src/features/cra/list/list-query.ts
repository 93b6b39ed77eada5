import type { ListFilter } from '../desk.ts';

/** The list on screen in the words of the API: a day, or what was deleted. */
export function queryOf({ date, isTrash }: ListFilter): {
  from?: string;
  to?: string;
  deleted?: 'true';
  limit: string;
} {
  if (isTrash) {
    return { deleted: 'true', limit: '50' };
  }
  return date === undefined ? { limit: '50' } : { from: date, to: date, limit: '200' };
}
