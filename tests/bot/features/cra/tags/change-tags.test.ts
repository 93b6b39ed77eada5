import { beforeEach, describe, expect, it } from '@jest/globals';

import {
  archiveTag,
  renameTag,
  restoreTag,
} from '../../../../../bot/src/features/cra/tags/change-tag.ts';
import { findTag } from '../../../../../bot/src/features/cra/tags/find-tags.ts';
import { listTags } from '../../../../../bot/src/features/cra/tags/list-tags.ts';
import { makeTag } from '../../../../../bot/src/features/cra/tags/make-tag.ts';
import { mergeTags } from '../../../../../bot/src/features/cra/tags/merge-tags.ts';
import type { Person } from '../../../../../bot/src/core/actor.ts';
import type { Failure, Result } from '../../../../../bot/src/core/result.ts';
import { testId } from '../../../../support/builders.ts';
import { aPerson, aStranger } from '../../../../support/people.ts';
import { makeTagScene, type TagScene } from './scene.ts';

let scene: TagScene;
beforeEach(async () => {
  scene = await makeTagScene();
});

const tagOf = <T>(result: Result<T, Failure>) => (result.ok ? 'ok' : result.failure.tag);
const make = (actor: Person, name: string, more: object = {}) =>
  makeTag(scene.deps, { actor, id: testId(1), name, scope: 'person', ...more });
const names = async (actor: Person) => {
  const listed = await listTags(scene.deps, { actor });
  return listed.ok
    ? listed.value.tags.filter((one) => one.isUsable).map(({ tag }) => tag.name)
    : [];
};

describe('making a tag', () => {
  it('keeps the name in one line, without the # that people write', async () => {
    const made = await make(scene.claire, '  #Ateliers \n  seniors ');

    expect(made).toMatchObject({
      ok: true,
      value: { tag: { name: 'Ateliers seniors', scope: { kind: 'person', person: 'claire' } } },
    });
  });

  it('sent again makes one tag', async () => {
    const first = await make(scene.claire, 'Seniors');

    expect(await make(scene.claire, 'Seniors')).toEqual(first);
    expect(scene.storage.tables.tags.size).toBe(1);
  });

  it("refuses an id that is somebody else's", async () => {
    await make(scene.claire, 'Seniors');

    expect(tagOf(await make(scene.paul, 'Autre'))).toBe('TagIdUsed');
  });

  it.each([
    ['ab', 'too-short'],
    ['#', 'too-short'],
    ['---', 'too-short'],
    ['é'.repeat(81), 'too-long'],
  ])('refuses the name %j: %s', async (name, rule) => {
    expect(await make(scene.claire, name)).toMatchObject({
      ok: false,
      failure: { tag: 'TagNameRefused', rule },
    });
  });

  it('warns of a name that looks like personal data, and makes it all the same', async () => {
    expect(await make(scene.claire, 'Mme Durand')).toMatchObject({
      ok: true,
      value: { warnings: [{ field: 'tags', kinds: ['name'] }] },
    });
  });

  it('refuses a name taken in the same scope, whatever its case and accents', async () => {
    await scene.tag('Impôts en ligne');

    expect(tagOf(await make(scene.claire, 'IMPOTS-en-ligne'))).toBe('TagNameTaken');
    expect(tagOf(await make(scene.paul, 'impots en ligne'))).toBe('ok');
  });

  it('refuses a name that overlaps that of a neighbouring territory', async () => {
    await scene.tag('Été', 'territory');
    const other = { actor: scene.fatou, name: 'ete', scope: 'territory' } as const;
    const inVendee = { ...other, id: testId(1), departements: ['85'] };
    const inGironde = { ...other, id: testId(2), departements: ['33'] };

    expect(tagOf(await makeTag(scene.deps, inVendee))).toBe('TagNameTaken');
    expect(tagOf(await makeTag(scene.deps, inGironde))).toBe('ok');
  });

  it('takes the territories of a coordinateur unless fewer are given', async () => {
    const whole = await make(scene.karim, 'Été', { scope: 'territory' });
    const part = { id: testId(2), scope: 'territory', departements: ['85'] };

    expect(whole).toMatchObject({ value: { tag: { scope: { departements: ['44', '85'] } } } });
    expect(await make(scene.karim, 'Hiver', part)).toMatchObject({
      value: { tag: { scope: { departements: ['85'] } } },
    });
  });

  it('refuses territories that do not exist, or none', async () => {
    const wrong = { scope: 'territory', departements: ['99'] };

    expect(tagOf(await make(scene.fatou, 'Été', wrong))).toBe('TagTerritoryRefused');
    expect(tagOf(await make(scene.fatou, 'Été', { scope: 'territory' }))).toBe(
      'TagTerritoryRefused',
    );
  });

  it.each([
    ['conseiller', 'territory', {}, 'TagNotAllowed'],
    ['conseiller', 'nation', {}, 'TagNotAllowed'],
    ['coordinateur', 'nation', {}, 'TagNotAllowed'],
    ['coordinateur', 'territory', { departements: ['33'] }, 'TagNotAllowed'],
    ['animateur', 'territory', { departements: ['33'] }, 'ok'],
    ['animateur', 'nation', {}, 'ok'],
  ] as const)('by a %s for the %s %j: %s', async (role, scope, more, outcome) => {
    const actor = aPerson({ roles: new Set([role]) });

    expect(tagOf(await make(actor, 'Été', { scope, ...more }))).toBe(outcome);
  });

  it('is refused to a person without an entry', async () => {
    expect(tagOf(await make(aStranger(), 'Seniors'))).toBe('NotRegistered');
  });
});

describe('the tags that a person may choose', () => {
  it("are their own, their territories' and the nation's, most used first, then by name", async () => {
    const own = await scene.tag('Zumba numérique');
    await scene.tag('Été', 'territory');
    const nation = await scene.tag('Impôts', 'nation');
    await scene.tag('De Paul', 'person', { actor: scene.paul });
    await scene.enter(1, [nation]);
    await scene.enter(2, [nation, own]);

    expect(await names(scene.claire)).toEqual(['Impôts', 'Zumba numérique', 'Été']);
    expect(await names(aPerson({ entryId: 'paul', territories: ['33'] }))).toEqual([
      'De Paul',
      'Impôts',
    ]);
  });

  it('are no more the archived ones, which their CRAs keep by name', async () => {
    const id = await scene.tag('Seniors');
    await scene.enter(1, [id]);
    await archiveTag(scene.deps, { actor: scene.claire, id });

    const listed = await listTags(scene.deps, { actor: scene.claire });

    expect(listed).toMatchObject({
      value: { tags: [{ tag: { name: 'Seniors' }, isUsable: false, uses: 1 }] },
    });
    expect(await scene.tagsOf(1)).toEqual([id]);
  });

  it('are still named when the person has left the territory', async () => {
    const id = await scene.tag('Été', 'territory');
    await scene.enter(1, [id]);

    const listed = await listTags(scene.deps, { actor: aPerson({ territories: ['33'] }) });

    expect(listed).toMatchObject({ value: { tags: [{ tag: { id }, isUsable: false }] } });
  });

  it('say in which scopes the person may make some', async () => {
    const mayMake = async (actor: Person) => {
      const listed = await listTags(scene.deps, { actor });
      return listed.ok && listed.value.mayMake;
    };

    expect(await Promise.all([scene.claire, scene.karim, scene.fatou].map(mayMake))).toEqual([
      ['person'],
      ['person', 'territory'],
      ['person', 'territory', 'nation'],
    ]);
  });
});

describe('renaming and archiving', () => {
  it('changes the name everywhere, unless another has it', async () => {
    const id = await scene.tag('Seniors');
    await scene.tag('Jeunes');
    const rename = (name: string) => renameTag(scene.deps, { actor: scene.claire, id, name });

    expect(await rename('Aînés')).toMatchObject({
      ok: true,
      value: { tag: { id, name: 'Aînés' } },
    });
    expect(tagOf(await rename('AINES'))).toBe('ok');
    expect(tagOf(await rename('jeunes'))).toBe('TagNameTaken');
    expect(tagOf(await rename('x'))).toBe('TagNameRefused');
  });

  it('frees the name of an archived tag, which can come back only when it is free', async () => {
    const id = await scene.tag('Seniors');
    const request = { actor: scene.claire, id };
    await archiveTag(scene.deps, request);
    await archiveTag(scene.deps, request);
    expect(tagOf(await restoreTag(scene.deps, request))).toBe('ok');
    await archiveTag(scene.deps, request);
    await scene.tag('seniors');

    expect(tagOf(await restoreTag(scene.deps, request))).toBe('TagNameTaken');
  });

  it('never says whether the personal tag of another exists', async () => {
    const id = await scene.tag('Seniors');

    for (const actor of [scene.paul, scene.karim, scene.fatou]) {
      expect(tagOf(await archiveTag(scene.deps, { actor, id }))).toBe('TagNotFound');
    }
  });

  it('is for those who may make them: an animateur every territorial and national one', async () => {
    const territory = await scene.tag('Été', 'territory');
    const nation = await scene.tag('Impôts', 'nation');
    const archive = async (actor: Person, id: string) =>
      tagOf(await archiveTag(scene.deps, { actor, id }));
    const inPart = aPerson({ roles: new Set(['coordinateur']), territories: ['44'] });

    expect(await archive(scene.claire, territory)).toBe('TagNotAllowed');
    expect(await archive(inPart, territory)).toBe('TagNotAllowed');
    expect(await archive(scene.karim, nation)).toBe('TagNotAllowed');
    expect(await archive(scene.karim, territory)).toBe('ok');
    expect(await archive(scene.fatou, territory)).toBe('ok');
    expect(await archive(scene.fatou, nation)).toBe('ok');
  });
});

describe('merging two tags', () => {
  const merge = (actor: Person, id: string, into: string) =>
    mergeTags(scene.deps, { actor, id, into });

  it('keeps every CRA: those that had one or both have the one that stays', async () => {
    const [from, into] = [await scene.tag('Senior'), await scene.tag('Seniors')];
    await scene.enter(1, [from]);
    await scene.enter(2, [from, into]);
    const merged = await merge(scene.claire, from, into);

    expect(merged).toMatchObject({ ok: true, value: { id: into } });
    expect(await merge(scene.claire, from, into)).toEqual(merged);
    expect([await scene.tagsOf(1), await scene.tagsOf(2)]).toEqual([[into], [into]]);
    expect(await names(scene.claire)).toEqual(['Seniors']);
  });

  it('reads the former tag as the one it went into, by id and by name', async () => {
    const [from, into] = [await scene.tag('Senior'), await scene.tag('Aînés')];
    await merge(scene.claire, from, into);
    const found = async (text: string) => {
      const tag = await findTag(scene.deps.tags, { actor: scene.claire, text });
      return tag.ok ? tag.value.id : tag.failure.tag;
    };

    expect(await Promise.all([from, 'senior', into, '#aines', 'autre'].map(found))).toEqual([
      into,
      into,
      into,
      into,
      'TagNotFound',
    ]);
    expect(await scene.enter(1, [from])).toMatchObject({ ok: true });
    expect(await scene.tagsOf(1)).toEqual([into]);
  });

  it('is possible into a wider tag, not into a narrower one', async () => {
    const own = await scene.tag('Impôt');
    const territory = await scene.tag('Été', 'territory');
    const nation = await scene.tag('Impôts', 'nation');

    expect(tagOf(await merge(scene.fatou, nation, territory))).toBe('TagTooNarrow');
    expect(tagOf(await merge(scene.karim, territory, nation))).toBe('ok');
    expect(tagOf(await merge(scene.claire, own, territory))).toBe('ok');
    expect(tagOf(await merge(scene.claire, nation, await scene.tag('Autre')))).toBe(
      'TagNotAllowed',
    );
  });

  it('is refused into what the person may not see, and into an archived tag', async () => {
    const own = await scene.tag('Impôt');
    const other = await scene.tag('Impôt', 'person', { actor: scene.paul });
    const archived = await scene.tag('Ancien');
    await archiveTag(scene.deps, { actor: scene.claire, id: archived });

    for (const into of [other, archived, testId(1)]) {
      expect(tagOf(await merge(scene.claire, own, into))).toBe('TagNotFound');
    }
  });
});
