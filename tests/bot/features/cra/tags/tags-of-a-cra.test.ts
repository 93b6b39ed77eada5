import { beforeEach, describe, expect, it } from '@jest/globals';

import { editCra } from '../../../../../bot/src/features/cra/edit-cra.ts';
import { archiveTag } from '../../../../../bot/src/features/cra/tags/change-tag.ts';
import { mergeTags } from '../../../../../bot/src/features/cra/tags/merge-tags.ts';
import { aContent, testId } from '../../../../support/builders.ts';
import { aPerson } from '../../../../support/people.ts';
import { makeTagScene, type TagScene } from './scene.ts';

let scene: TagScene;
beforeEach(async () => {
  scene = await makeTagScene();
});

const unknown = (received: string) => ({
  ok: false,
  failure: {
    tag: 'CraRefused',
    refusals: [{ field: 'tags', rule: 'unknown-tag', received }],
  },
});
const edit = (
  tags: readonly string[],
  more: { duree?: number; actor?: TagScene['claire'] } = {},
) => {
  const { actor = scene.claire, duree = 60 } = more;
  const fields = aContent({ tags: [...tags], duree });
  return editCra(scene.deps, { actor, id: testId(1), rev: 1, fields });
};

describe('the tags of a CRA', () => {
  it("may be one's own, one's territories' and the nation's", async () => {
    const all = [
      await scene.tag('À moi'),
      await scene.tag('Été', 'territory'),
      await scene.tag('Impôts', 'nation'),
    ];

    expect(await scene.enter(1, all)).toMatchObject({
      ok: true,
      value: { cra: { content: { tags: all } } },
    });
  });

  it("are refused by what was received when they are another's, of elsewhere, or unknown", async () => {
    const others = await scene.tag('De Paul', 'person', { actor: scene.paul });
    const elsewhere = await scene.tag('Gironde', 'territory', {
      actor: scene.fatou,
      departements: ['33'],
    });

    for (const id of [others, elsewhere, testId(9), 'seniors']) {
      expect(await scene.enter(1, [id])).toEqual(unknown(id));
    }
  });

  it('are refused by their name when they are archived', async () => {
    const id = await scene.tag('Seniors');
    await archiveTag(scene.deps, { actor: scene.claire, id });

    expect(await scene.enter(1, [id])).toEqual(unknown('Seniors'));
  });

  it('are refused with all other fields at once, in the order of the form', async () => {
    const { ok, ...answer } = await scene.enter(1, [testId(8), testId(9)]);
    const edited = await edit([testId(8)], { duree: 7 });

    expect([ok, answer]).toMatchObject([
      false,
      { failure: { refusals: [{ received: testId(8) }, { received: testId(9) }] } },
    ]);
    expect(edited).toMatchObject({
      failure: { refusals: [{ field: 'duree' }, { field: 'tags' }] },
    });
  });

  it('that stand on it may stay, whatever has become of them; others may not come', async () => {
    const id = await scene.tag('Été', 'territory');
    const other = await scene.tag('Hiver', 'territory');
    await scene.enter(1, [id]);
    await archiveTag(scene.deps, { actor: scene.karim, id });
    const moved = aPerson({ territories: ['33'] });

    expect(await edit([id, other], { actor: moved })).toEqual(unknown(other));
    expect(await edit([id], { actor: moved })).toMatchObject({ ok: true });
  });

  it('are the same CRA when it is sent again after a merge or an archival', async () => {
    const [from, into] = [await scene.tag('Senior'), await scene.tag('Seniors')];
    const first = await scene.enter(1, [from]);
    await mergeTags(scene.deps, { actor: scene.claire, id: from, into });

    expect(await scene.enter(1, [from])).toMatchObject({
      ok: true,
      value: { cra: { rev: 1, content: { tags: [into] } } },
    });
    await archiveTag(scene.deps, { actor: scene.claire, id: into });
    expect(await scene.enter(1, [from])).toMatchObject({ ok: true });
    expect(first).toMatchObject({ ok: true });
  });

  it('do not make a conflict of a merge for somebody who is editing', async () => {
    const [from, into] = [await scene.tag('Senior'), await scene.tag('Seniors')];
    await scene.enter(1, [from]);
    await mergeTags(scene.deps, { actor: scene.claire, id: from, into });

    expect(await edit([from])).toMatchObject({
      ok: true,
      value: { cra: { rev: 2, content: { tags: [into] } } },
    });
  });
});
