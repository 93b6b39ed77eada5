import type { TagScopeKind } from '@coop/contract/tag-routes';

import { recordCra } from '../../../../../bot/src/features/cra/record-cra.ts';
import { makeTag, type MakeTagRequest } from '../../../../../bot/src/features/cra/tags/make-tag.ts';
import { testId } from '../../../../support/builders.ts';
import { anEntering, makeCraScene } from '../../../../support/cra-scene.ts';
import { aPerson } from '../../../../support/people.ts';

/** Claire and Paul, advisers in 44; Karim coordinates 44 and 85; Fatou is of the national team. */
export async function makeTagScene() {
  const scene = await makeCraScene([{}, { id: 'paul' }, { id: 'karim' }, { id: 'fatou' }]);
  const karim = aPerson({
    entryId: 'karim',
    roles: new Set(['coordinateur']),
    territories: ['44', '85'],
  });
  const fatou = aPerson({ entryId: 'fatou', roles: new Set(['animateur']), territories: [] });
  let tags = 100;
  return {
    ...scene,
    karim,
    fatou,
    /** Makes a tag that nothing forbids, and answers its id. */
    tag: async (
      name: string,
      scope: TagScopeKind = 'person',
      more: Partial<MakeTagRequest> = {},
    ): Promise<string> => {
      tags += 1;
      const actor = { person: scene.claire, territory: karim, nation: fatou }[scope];
      const request = { actor, id: testId(tags), name, scope, ...more };
      const made = await makeTag(scene.deps, request);
      if (!made.ok) throw new Error(JSON.stringify(made.failure));
      return made.value.tag.id;
    },
    /** Claire's CRA of this number with these tags. */
    enter: (number: number, given: readonly string[], actor = scene.claire) =>
      recordCra(scene.deps, { ...anEntering({ tags: [...given] }, number), again: true, actor }),
    tagsOf: async (number: number) =>
      (await scene.deps.cras.byId('claire', testId(number)))?.content.tags,
  };
}

export type TagScene = Awaited<ReturnType<typeof makeTagScene>>;
