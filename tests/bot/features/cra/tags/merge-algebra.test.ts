import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { mergeTags } from '../../../../../bot/src/features/cra/tags/merge-tags.ts';
import { testId } from '../../../../support/builders.ts';
import { makeTagScene } from './scene.ts';

const size = 6;

/** Each tag goes into at most one other, and never round in a circle: what people ask one by one. */
const someMerges = fc
  .tuple(...Array.from({ length: size }, (_, from) => fc.option(fc.nat(Math.max(0, from - 1)))))
  .map((into) => into.flatMap((to, from) => (to === null || to === from ? [] : [{ from, to }])));

const someCras = fc.array(fc.uniqueArray(fc.nat(size - 1), { maxLength: 4 }), { maxLength: 5 });

const histories = someMerges.chain((merges) =>
  fc.record({
    merges: fc.constant(merges),
    one: fc.shuffledSubarray(merges, { minLength: merges.length }),
    other: fc.shuffledSubarray(merges, { minLength: merges.length }),
    cras: someCras,
  }),
);

async function afterMerging(merges: readonly { from: number; to: number }[], cras: number[][]) {
  const scene = await makeTagScene();
  const tags: string[] = [];
  for (let number = 0; number < size; number += 1) tags.push(await scene.tag(`tag ${number}`));
  const idOf = (number: number) => tags[number] ?? '';
  for (const [number, given] of cras.entries()) await scene.enter(number + 1, given.map(idOf));
  for (const { from, to } of merges) {
    const merged = await mergeTags(scene.deps, {
      actor: scene.claire,
      id: idOf(from),
      into: idOf(to),
    });
    expect(merged.ok).toBe(true);
  }
  const standing = [...scene.storage.tables.tags.values()]
    .filter(({ mergedInto }) => mergedInto === undefined)
    .map(({ id }) => id);
  const kept = await Promise.all(
    cras.map(async (_, number) => new Set(await scene.tagsOf(number + 1))),
  );
  const stands = new Map(
    [...scene.storage.tables.tags.values()].map(({ id, mergedInto }) => [id, mergedInto ?? id]),
  );
  return { standing, kept, stands, idOf, count: scene.storage.tables.cras.size };
}

it('merges in any order leave the same tags, and every CRA with those that stand for its own', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ({ one, other, cras }) => {
      const first = await afterMerging(one, cras);
      const second = await afterMerging(other, cras);

      expect(second.standing).toEqual(first.standing);
      expect(second.kept).toEqual(first.kept);
      expect(first.count).toBe(cras.length);
      first.kept.forEach((tags, number) => {
        const own = (cras[number] ?? []).map(first.idOf);
        expect(tags).toEqual(new Set(own.map((id) => first.stands.get(id))));
      });
    }),
    { numRuns: 60 },
  );
});

it('a tag always stands for one that went into no other', async () => {
  const { stands, standing } = await afterMerging(
    [
      { from: 2, to: 1 },
      { from: 3, to: 2 },
      { from: 1, to: 0 },
    ],
    [[3]],
  );

  expect(new Set(stands.values())).toEqual(new Set(standing));
  expect(standing).not.toContain(testId(1));
});
