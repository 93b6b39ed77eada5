import { tagLimits } from '@coop/contract/tag-routes';

import type { EntryId, Person } from '../../../core/actor.ts';
import { fold } from '../../territory/index.ts';

/** Whose a tag is: who may put it on a CRA. */
export type TagScope =
  | { readonly kind: 'person'; readonly person: EntryId }
  /** Codes of départements, sorted. */
  | { readonly kind: 'territory'; readonly departements: readonly string[] }
  | { readonly kind: 'nation' };

/** A word of one's own, of a territory or of the nation, to find CRAs by. */
export interface Tag {
  /** ULID. */
  readonly id: string;
  readonly name: string;
  readonly scope: TagScope;
  readonly madeBy: EntryId;
  /** Instants, ms since 1970. */
  readonly madeAt: number;
  /** Present while archived: kept on the CRAs that have it, put on no other. */
  readonly archivedAt?: number;
  /** The tag in which it went up; always one that went into no other. */
  readonly mergedInto?: string;
}

/** What two ways of writing one name have in common: case, accents, hyphens and spaces do not count. */
export function tagKey(name: string): string {
  return fold(name)
    .replace(/[\s_'-]+/g, ' ')
    .replace(/^[# ]+| +$/g, '');
}

/** A name as it is kept: one line, single spaces, without the `#` that people write before it. */
export function cleanName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/^[# ]+| +$/g, '');
}

/** The rule that a clean name breaks, if it breaks one. */
export function nameRule(name: string): 'too-short' | 'too-long' | undefined {
  if (name.length < tagLimits.name.min || tagKey(name) === '') return 'too-short';
  return name.length > tagLimits.name.max ? 'too-long' : undefined;
}

/** Whether it can still be chosen: neither archived nor merged into another. */
export function isInForce({ archivedAt, mergedInto }: Tag): boolean {
  return archivedAt === undefined && mergedInto === undefined;
}

/** Whether it is the person's to see: their own, their territories' (an animateur: all), the nation's. */
export function maySee(person: Person, { scope }: Pick<Tag, 'scope'>): boolean {
  switch (scope.kind) {
    case 'person':
      return scope.person === person.entryId;
    case 'territory':
      return (
        person.roles.has('animateur') ||
        scope.departements.some((code) => person.territories.includes(code))
      );
    case 'nation':
      return true;
  }
}

/** Who makes, renames, merges and archives: each their own, a coordinateur those of their territories. */
export function mayManage(person: Person, { scope }: Pick<Tag, 'scope'>): boolean {
  switch (scope.kind) {
    case 'person':
      return scope.person === person.entryId;
    case 'territory':
      return (
        person.roles.has('animateur') ||
        (person.roles.has('coordinateur') &&
          scope.departements.every((code) => person.territories.includes(code)))
      );
    case 'nation':
      return person.roles.has('animateur');
  }
}

/** Whether everyone who may use the one may use the other: what a merge asks. */
export function reaches(wide: TagScope, narrow: TagScope): boolean {
  if (wide.kind === 'nation') return true;
  if (narrow.kind === 'nation') return false;
  if (wide.kind === 'territory') {
    if (narrow.kind === 'person') return true;
    return narrow.departements.every((code) => wide.departements.includes(code));
  }
  return narrow.kind === 'person' && narrow.person === wide.person;
}

/** Whether one name can stand in only one of them. */
export function shareNames(one: TagScope, other: TagScope): boolean {
  if (one.kind === 'person') return other.kind === 'person' && one.person === other.person;
  if (one.kind === 'nation') return other.kind === 'nation';
  return (
    other.kind === 'territory' && one.departements.some((code) => other.departements.includes(code))
  );
}
