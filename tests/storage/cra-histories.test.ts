import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { CraContent } from '@coop/contract/cra';
import fc from 'fast-check';

import type { Result } from '../../bot/src/core/result.ts';
import type { Cra } from '../../bot/src/features/cra/cra.ts';
import { editCra } from '../../bot/src/features/cra/edit-cra.ts';
import { eraseDeletedCras } from '../../bot/src/features/cra/erase/erase-deleted-cras.ts';
import { recordCra } from '../../bot/src/features/cra/record-cra.ts';
import { removeCra, restoreCra } from '../../bot/src/features/cra/remove-cra.ts';
import { aContent, anEntry, testId } from '../support/builders.ts';
import { CraModel, type ModelRevision } from '../support/cra-model.ts';
import { someCommunes } from '../support/cra-scene.ts';
import { aPerson } from '../support/people.ts';
import { storages, type OpenedStorage } from '../support/storages.ts';

jest.setTimeout(300_000);

const histories = 1_000;
const employedFrom = '2026-02-15';
const dayMs = 86_400_000;

const contents = fc
  .record({
    date: fc.constantFrom('2026-02-14', '2026-03-01', '2026-03-02'),
    notes: fc.constantFrom('un', 'deux'),
    themes: fc.constantFrom<CraContent['themes']>(
      ['courriel'],
      ['courriel', 'sante'],
      ['sante', 'courriel'],
    ),
  })
  .map((fields) => aContent(fields));

/** By one of two authors, upon one of three ids. */
const whose = { isOther: fc.nat(3).map((n) => n === 0), number: fc.nat(2) };

const records = fc.record({
  act: fc.constant('record'),
  ...whose,
  content: contents,
  again: fc.boolean(),
});
const edits = fc.record({
  act: fc.constant('edit'),
  ...whose,
  content: contents,
  behind: fc.nat(2),
});
const removals = fc.record({ act: fc.constant('remove'), ...whose });
const restorations = fc.record({ act: fc.constant('restore'), ...whose });
/** The last of the acts once more, as after an answer that was lost. */
const resends = fc.record({ act: fc.constant('resend') });
/** Days go by, and the night's erasure comes. */
const nights = fc.record({ act: fc.constant('wait'), days: fc.constantFrom(1, 8, 29, 31) });

const someHistory = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: records },
    { weight: 5, arbitrary: edits },
    { weight: 3, arbitrary: removals },
    { weight: 2, arbitrary: restorations },
    { weight: 2, arbitrary: resends },
    { weight: 2, arbitrary: nights },
  ),
  { minLength: 4, maxLength: 16 },
);

type Step = typeof someHistory extends fc.Arbitrary<(infer S)[]> ? S : never;
type Act = Exclude<Step, { act: 'resend' | 'wait' }>;

describe.each(storages)('random histories of CRAs on $name', ({ open }) => {
  let opened: OpenedStorage;
  let played = 0;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.end());

  /** Two authors and three ids that no other history has. */
  async function newHistory() {
    played += 1;
    const authors = [`claire-${String(played)}`, `karim-${String(played)}`];
    const ids = [1, 2, 3].map((number) => testId(played * 10 + number));
    const affectations = [{ structureId: 'S1', departement: '44', from: employedFrom }];
    await opened.storage.transaction(({ registry }) =>
      registry.put(authors.map((id) => anEntry({ id, affectations }))),
    );
    const { clock } = opened;
    const { readers, transaction } = opened.storage;
    return {
      authors,
      ids,
      model: new CraModel(employedFrom),
      deps: { clock, communes: someCommunes, transaction },
      erasing: {
        erasures: { add: () => Promise.resolve(), reader: () => Promise.resolve(() => false) },
        craErasures: readers.craErasures,
        transaction,
        scrub: () => Promise.resolve(),
      },
    };
  }
  type History = Awaited<ReturnType<typeof newHistory>>;

  function targetOf({ authors, ids }: History, { isOther, number }: Act) {
    return { author: authors[isOther ? 1 : 0] ?? '', id: ids[number] ?? '' };
  }

  /** The act by the use cases, and what the model says of it. */
  async function play(history: History, act: Act, rev: number) {
    const { model, deps } = history;
    const { author, id } = targetOf(history, act);
    const actor = aPerson({ entryId: author });
    const request = { author, id, now: deps.clock.now() };
    switch (act.act) {
      case 'record': {
        const fields = { ...act.content };
        const { again } = act;
        return {
          answered: outcome(await recordCra(deps, { actor, id, fields, again, source: 'panel' })),
          expected: model.record(request, act.content, again),
        };
      }
      case 'edit':
        return {
          answered: outcome(await editCra(deps, { actor, id, rev, fields: { ...act.content } })),
          expected: model.edit(request, act.content, rev),
        };
      case 'remove':
        return {
          answered: outcome(await removeCra(deps, { actor, id })),
          expected: model.remove(request),
        };
      case 'restore':
        return {
          answered: outcome(await restoreCra(deps, { actor, id })),
          expected: model.restore(request),
        };
    }
  }

  async function playAll(history: History, steps: readonly Step[]): Promise<void> {
    let last: { act: Act; rev: number } | undefined;
    for (const step of steps) {
      if (step.act === 'wait') {
        opened.clock.advance(step.days * dayMs);
        await eraseDeletedCras(history.erasing, opened.clock.now());
        history.model.erase(opened.clock.now());
        continue;
      }
      if (step.act !== 'resend') {
        const { author, id } = targetOf(history, step);
        const inForce = history.model.inForce(author, id)?.rev ?? 1;
        last = { act: step, rev: step.act === 'edit' ? inForce - step.behind : inForce };
      }
      if (last === undefined) continue;
      const { answered, expected } = await play(history, last.act, last.rev);
      expect(answered).toEqual(expected);
    }
  }

  async function listed(author: string, deleted: boolean) {
    const found: Cra[] = [];
    for (let cursor: string | undefined; ;) {
      const page = { author, deleted, limit: 2, ...(cursor !== undefined && { cursor }) };
      const { cras, next } = await opened.storage.readers.cras.list(page);
      found.push(...cras);
      if (next === undefined) return found.map((cra) => ({ id: cra.id, ...revisionOf(cra) }));
      cursor = next;
    }
  }

  async function compare({ authors, ids, model }: History): Promise<void> {
    const { cras } = opened.storage.readers;
    for (const author of authors) {
      for (const id of ids) {
        const versions = await cras.versions(author, id);
        expect(versions.map(revisionOf)).toEqual(model.versions(author, id));
        expect(await cras.isKnown(id)).toBe(model.isKnown(id));
      }
      const inForce = model.list(author, false);
      expect(await listed(author, false)).toEqual(inForce);
      expect(await listed(author, true)).toEqual(model.list(author, true));
      expect(await cras.totals({ author })).toMatchObject({ cras: inForce.length });
    }
  }

  it('say at each step, and hold at the end, what the rules say', async () => {
    await fc.assert(
      fc.asyncProperty(someHistory, async (steps) => {
        const history = await newHistory();
        await playAll(history, steps);
        await compare(history);
      }),
      { numRuns: histories },
    );
  });
});

function revisionOf({ rev, content, createdAt, updatedAt, deletedAt }: Cra): ModelRevision {
  return { rev, content, createdAt, updatedAt, ...(deletedAt !== undefined && { deletedAt }) };
}

function outcome(
  result: Result<Cra | { readonly cra: Cra }, { readonly tag: string }>,
): ModelRevision | string {
  if (!result.ok) return result.failure.tag;
  return revisionOf('cra' in result.value ? result.value.cra : result.value);
}
