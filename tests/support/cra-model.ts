import type { CraContent } from '@coop/contract/cra';

/** One revision as the model keeps it. */
export interface ModelRevision {
  readonly rev: number;
  readonly content: CraContent;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly deletedAt?: number;
}

interface ModelCra {
  readonly author: string;
  /** First to last; none once the CRA is erased. */
  readonly revisions: readonly ModelRevision[];
}

export interface ModelRequest {
  readonly author: string;
  readonly id: string;
  readonly now: number;
}

const dayMs = 86_400_000;

/**
 * What the rules of the CRA come to, written as plainly as can be: a map, no database. An act answers
 * the revision in force, or the tag of a failure.
 */
export class CraModel {
  readonly #cras = new Map<string, ModelCra>();
  /** The employers of everyone begin on this date. */
  readonly #employedFrom: string;

  constructor(employedFrom: string) {
    this.#employedFrom = employedFrom;
  }

  record(
    { author, id, now }: ModelRequest,
    content: CraContent,
    again: boolean,
  ): ModelRevision | string {
    const known = this.#cras.get(id);
    if (known) {
      const [first] = known.revisions;
      const isSame = known.author === author && first && isEqual(first.content, content);
      return isSame ? (known.revisions.at(-1) ?? 'lost') : 'IdAlreadyUsed';
    }
    if (content.date < this.#employedFrom) return 'NoAffectation';
    if (!again && this.#hasAlike({ author, id, now }, content)) return 'LooksRepeated';
    return this.#write(id, author, { rev: 1, content, createdAt: now, updatedAt: now });
  }

  edit(
    { author, id, now }: ModelRequest,
    content: CraContent,
    rev: number,
  ): ModelRevision | string {
    const inForce = this.inForce(author, id);
    if (!inForce) return 'CraNotFound';
    if (inForce.deletedAt !== undefined) return 'CraDeleted';
    if (inForce.rev === rev + 1 && isEqual(inForce.content, content)) return inForce;
    if (inForce.rev !== rev) return 'Conflict';
    const isMoved = content.date !== inForce.content.date;
    if (isMoved && content.date < this.#employedFrom) return 'NoAffectation';
    return this.#write(id, author, { ...inForce, rev: rev + 1, content, updatedAt: now });
  }

  remove({ author, id, now }: ModelRequest): ModelRevision | string {
    const inForce = this.inForce(author, id);
    if (!inForce) return 'CraNotFound';
    if (inForce.deletedAt !== undefined) return inForce;
    const rev = inForce.rev + 1;
    return this.#write(id, author, { ...inForce, rev, updatedAt: now, deletedAt: now });
  }

  restore({ author, id, now }: ModelRequest): ModelRevision | string {
    const inForce = this.inForce(author, id);
    if (!inForce) return 'CraNotFound';
    if (inForce.deletedAt === undefined) return inForce;
    const { rev, content, createdAt } = inForce;
    return this.#write(id, author, { rev: rev + 1, content, createdAt, updatedAt: now });
  }

  /** What was deleted more than 30 days ago is gone; its id stays known. */
  erase(now: number): void {
    for (const [id, cra] of this.#cras) {
      const { deletedAt = Infinity } = cra.revisions.at(-1) ?? {};
      if (deletedAt < now - 30 * dayMs) this.#cras.set(id, { ...cra, revisions: [] });
    }
  }

  inForce(author: string, id: string): ModelRevision | undefined {
    return this.versions(author, id).at(-1);
  }

  versions(author: string, id: string): readonly ModelRevision[] {
    const cra = this.#cras.get(id);
    return cra?.author === author ? cra.revisions : [];
  }

  isKnown(id: string): boolean {
    return this.#cras.has(id);
  }

  /** Those in force of an author, or those deleted, by date then id, newest first. */
  list(author: string, isDeleted: boolean): readonly (ModelRevision & { readonly id: string })[] {
    const position = (cra: { id: string; content: CraContent }) => `${cra.content.date}.${cra.id}`;
    return [...this.#cras.keys()]
      .flatMap((id) => {
        const revision = this.inForce(author, id);
        return revision ? [{ ...revision, id }] : [];
      })
      .filter(({ deletedAt }) => (deletedAt !== undefined) === isDeleted)
      .sort((a, b) => (position(a) < position(b) ? 1 : -1));
  }

  #hasAlike({ author, now }: ModelRequest, content: CraContent): boolean {
    const key = ({ date, commune, activite, participants, themes }: CraContent) =>
      [date, commune.insee, activite, participants, ...[...themes].sort()].join();
    return this.list(author, false).some(
      (cra) => cra.createdAt >= now - 7 * dayMs && key(cra.content) === key(content),
    );
  }

  #write(id: string, author: string, revision: ModelRevision): ModelRevision {
    const revisions = this.#cras.get(id)?.revisions ?? [];
    this.#cras.set(id, { author, revisions: [...revisions, revision] });
    return revision;
  }
}

function isEqual(one: CraContent, other: CraContent): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
