import type { Tag, TagScope } from './tag.ts';

/** The name is shorter or longer than a tag's may be. */
export interface TagNameRefused {
  readonly tag: 'TagNameRefused';
  readonly rule: 'too-short' | 'too-long';
  readonly received: string;
}

/** A tag of the same person, territory or of the nation has that name already. */
export interface TagNameTaken {
  readonly tag: 'TagNameTaken';
  readonly taken: Tag;
}

/** No tag of this id, or none that the person may see. */
export interface TagNotFound {
  readonly tag: 'TagNotFound';
  readonly received: string;
}

/** The tags of this scope are others' to make and change. */
export interface TagNotAllowed {
  readonly tag: 'TagNotAllowed';
  readonly scope: TagScope['kind'];
}

/** The codes given are no départements, or none was. */
export interface TagTerritoryRefused {
  readonly tag: 'TagTerritoryRefused';
  readonly received: string;
}

/** The tag that would stay is not for all those who use the one that would go. */
export interface TagTooNarrow {
  readonly tag: 'TagTooNarrow';
  readonly from: Tag;
  readonly into: Tag;
}

/** The id belongs to another tag. */
export interface TagIdUsed {
  readonly tag: 'TagIdUsed';
  readonly id: string;
}
