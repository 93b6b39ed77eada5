import type { CraView } from '@coop/contract/cra';
import { seriesRoutes } from '@coop/contract/series-routes';
import { tagRoutes, type TagView } from '@coop/contract/tag-routes';

import type { FakeAnswer, FakeBot, FakeRequest } from './fake-bot.ts';

export function aTagView(name: string, number: number, fields: Partial<TagView> = {}): TagView {
  return {
    id: `01J${String(number).padStart(23, '0')}`,
    name,
    scope: 'person',
    isUsable: true,
    isArchived: false,
    mayManage: true,
    uses: 0,
    ...fields,
  };
}

/** What the bot answers about tags; undefined for what is not about them. */
export function answerAboutTags(bot: FakeBot, request: FakeRequest): FakeAnswer | undefined {
  const { method, path, body } = request;
  const [, id = '', act = ''] = /^\/cra\/tags\/([0-9A-Z]{26})(\/\w+)?$/.exec(path) ?? [];
  const answer = (tag: TagView): FakeAnswer => {
    bot.tags = [...bot.tags.filter((other) => other.id !== tag.id), tag];
    return { status: 200, body: tag };
  };
  const tag = bot.tags.find((one) => one.id === id);
  if (`${method} ${path}` === 'GET /cra/tags') {
    return { status: 200, body: { tags: bot.tags, mayMake: bot.mayMakeTags } };
  }
  if (`${method} ${path}` === 'POST /cra/tags') {
    const made = tagRoutes.make.body.parse(body);
    const { departements, ...named } = made;
    const whose = departements === undefined ? {} : { departements };
    const view: TagView = { ...aTagView(made.name, 0), ...named, ...whose };
    const warnings = made.name.startsWith('Mme ') ? [{ field: 'tags', kinds: ['name'] }] : [];
    return { status: 200, body: { tag: answer(view).body, warnings } };
  }
  if (tag === undefined) {
    return undefined;
  }
  switch (`${method} ${act}`) {
    case 'PUT ': {
      const { name } = tagRoutes.rename.body.parse(body);
      return { status: 200, body: { tag: answer({ ...tag, name }).body, warnings: [] } };
    }
    case 'POST /archive':
      return answer({ ...tag, isArchived: true, isUsable: false });
    case 'POST /restore':
      return answer({ ...tag, isArchived: false, isUsable: true });
    case 'POST /merge': {
      const { into } = tagRoutes.merge.body.parse(body);
      bot.tags = bot.tags.filter((one) => one !== tag);
      return { status: 200, body: bot.tags.find((one) => one.id === into) };
    }
    default:
      return undefined;
  }
}

/** What the bot answers about series; undefined for what is not about them. */
export function answerAboutSeries(bot: FakeBot, request: FakeRequest): FakeAnswer | undefined {
  const { method, path, body } = request;
  const write = (cras: readonly CraView[]): FakeAnswer => {
    cras.forEach((cra) => bot.cras.set(cra.id, cra));
    return { status: 200, body: { cras, warnings: [] } };
  };
  if (path === '/cra/series') {
    const { serie, dates, content } = seriesRoutes.record.body.parse(body);
    bot.draft = undefined;
    return write(dates.map(({ id, date }) => aView(id, { ...content, serie, date })));
  }
  if (path === '/cra/series/remove' || path === '/cra/series/restore') {
    const { ids } = seriesRoutes.remove.body.parse(body);
    const found = ids.flatMap((id) => bot.cras.get(id) ?? []);
    const mark = ({ deletedAt: _, ...cra }: CraView): CraView =>
      path.endsWith('remove') ? { ...cra, deletedAt: '2026-03-12T14:00:00.000Z' } : cra;
    return write(found.map(mark));
  }
  if (path.startsWith('/cra/series/')) {
    const serie = path.slice('/cra/series/'.length);
    const cras = [...bot.cras.values()].filter(
      ({ content, deletedAt }) => content.serie === serie && deletedAt === undefined,
    );
    return { status: 200, body: { cras: cras.sort(byDate) } };
  }
  const [, id = ''] = /^\/cra\/([0-9A-Z]{26})\/following$/.exec(path) ?? [];
  if (method !== 'PUT' || id === '') {
    return undefined;
  }
  const { content, following } = seriesRoutes.editFollowing.body.parse(body);
  const all = [id, ...following.map((one) => one.id)].flatMap((one) => bot.cras.get(one) ?? []);
  return write(
    all.map((cra) => ({
      ...cra,
      rev: cra.rev + 1,
      content: { ...content, date: cra.content.date },
    })),
  );
}

function aView(id: string, content: CraView['content']): CraView {
  return {
    id,
    rev: 1,
    formVersion: 1,
    createdAt: '2026-03-12T13:30:00.000Z',
    updatedAt: '2026-03-12T13:30:00.000Z',
    structureId: 'structure1',
    source: 'panel',
    content,
  };
}

function byDate(a: CraView, b: CraView): number {
  return a.content.date < b.content.date ? -1 : 1;
}
