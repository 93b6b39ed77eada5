import { stableUlid } from '../../../core/stable-ulid.ts';

/** The ULID of an imported CRA: always the same for a source id, older than any that is entered. */
export function importId(sourceId: string): string {
  return stableUlid(`cra v1 ${sourceId}`);
}
