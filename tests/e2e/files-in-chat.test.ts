import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as z from 'zod';

import { aCra, testId } from '../support/builders.ts';
import { readZip } from '../support/read-zip.ts';
import { BotProcess } from './support/bot-process.ts';
import { withStorage } from './support/first-path.ts';
import { insist } from './support/insistent.ts';
import type { MattermostApi } from './support/mattermost-api.ts';
import { openStage, type Adviser, type Stage } from './support/stage.ts';

jest.setTimeout(120_000);

const postShape = z.object({
  id: z.string(),
  message: z.string(),
  file_ids: z.optional(z.array(z.string())),
  props: z.object({
    attachments: z.optional(
      z.array(
        z.object({ actions: z.optional(z.array(z.object({ id: z.string(), name: z.string() }))) }),
      ),
    ),
  }),
});
const postsShape = z.object({ order: z.array(z.string()), posts: z.record(z.string(), postShape) });
type Post = z.infer<typeof postShape>;

const count = 2_000;

let stage: Stage;
let bot: BotProcess;
let claire: Adviser;
let api: MattermostApi;
let direct: string;

/** A real bot, a real server and files that travel between them. */
beforeAll(async () => {
  stage = await openStage({ onSandbox: true, withPlugin: false });
  bot = new BotProcess(stage.environment);
  await bot.start();
  claire = await stage.addAdviser();
  api = await stage.host.administrator.as(claire.username, claire.password);
  direct = await api.id('POST', '/channels/direct', [claire.userId, stage.botId]);
  await withStorage(stage, ({ transaction }) =>
    transaction(async ({ cras }) => {
      for (let number = 1; number <= count; number += 1) {
        await cras.insert(aCra({ id: testId(number), author: claire.entryId }));
      }
    }),
  );
});

afterAll(async () => {
  await bot.kill();
  await stage.close();
});

const say = (command: string) =>
  insist(() =>
    api.call('POST', '/commands/execute', {
      channel_id: stage.channelId,
      team_id: stage.team.id,
      command,
    }),
  );

/** What the bot has said in private with a file, newest first. */
async function withFiles(): Promise<readonly Post[]> {
  const { order, posts } = postsShape.parse(await api.call('GET', `/channels/${direct}/posts`));
  return order.flatMap((id) => posts[id] ?? []).filter(({ file_ids: ids = [] }) => ids.length > 0);
}

const newest = (words: string) =>
  insist(async () => (await withFiles()).find(({ message }) => message.includes(words)));

async function contentOf({ file_ids: [id = ''] = [] }: Post): Promise<Buffer> {
  const headers = { authorization: `Bearer ${api.token}` };
  const answer = await fetch(`${api.url}/api/v4/files/${id}`, { headers });
  return Buffer.from(await answer.arrayBuffer());
}

async function post(name: string, text: string): Promise<void> {
  const address = `${api.url}/api/v4/files?channel_id=${direct}&filename=${name}`;
  const headers = { authorization: `Bearer ${api.token}` };
  const sent = await fetch(address, { method: 'POST', headers, body: text });
  const shape = z.object({ file_infos: z.tuple([z.object({ id: z.string() })]) });
  const [{ id }] = shape.parse(await sent.json()).file_infos;
  await api.call('POST', '/posts', { channel_id: direct, message: '', file_ids: [id] });
}

describe('a file asked for in the chat', () => {
  it('comes by direct message, whole, and can be opened', async () => {
    await say('/cra export xlsx');
    const xml = readZip(await contentOf(await newest('Voici la liste'))).get(
      'xl/worksheets/sheet1.xml',
    );

    expect(xml?.split('<row>')).toHaveLength(count + 2);
  });

  it('comes once when the bot is killed as soon as it was asked for', async () => {
    const before = (await withFiles()).length;
    await say('/cra export csv');
    await bot.kill();
    await bot.start();
    await say('/cra export json');
    const all = await insist(async () => {
      const posts = await withFiles();
      return posts.length >= before + 2 ? posts : undefined;
    });
    const contents = await Promise.all(all.slice(0, 2).map(contentOf));

    expect(all).toHaveLength(before + 2);
    expect(contents.map((bytes) => bytes.toString('utf8').slice(0, 5)).sort()).toEqual([
      '{"for',
      '\uFEFFDate',
    ]);
  });
});

describe('a file posted to the bot', () => {
  const record = (id: string, fields: object = {}) => ({
    _id: id,
    conseiller: claire.entryId,
    structure: '21640445300017',
    createdAt: '2025-05-16T10:00:00.000Z',
    cra: {
      dateAccompagnement: '2025-05-16T09:30:00.000Z',
      canal: 'rattachement',
      codePostal: '64000',
      nomCommune: 'PAU',
      codeCommune: '64445',
      activite: 'individuel',
      nbParticipants: 1,
      age: { plus60ans: 1 },
      statut: { retraite: 1 },
      themes: ['courriel'],
      duree: 60,
      ...fields,
    },
  });

  it('is tried, reported as a file, and imported by the button', async () => {
    await post('anciens.json', JSON.stringify([record('a'), record('b', { duree: 1 })]));
    await insist(async () => {
      const answer = JSON.stringify(await say('/cra import'));
      return answer.includes('anciens.json') ? answer : undefined;
    });
    const trial = await newest('Essai sans écriture');
    const [button] = trial.props.attachments?.[0]?.actions ?? [];
    const report = (await contentOf(trial)).toString('utf8');
    await api.call('POST', `/posts/${trial.id}/actions/${button?.id ?? ''}`, {});
    const done = await newest('Import terminé');
    const stored = await withStorage(stage, ({ readers }) =>
      readers.cras.list({ author: claire.entryId, to: '2025-12-31', limit: 10 }),
    );

    expect(button?.name).toBe('Importer 1 CRA');
    expect(report).toContain('2;b;refusé;duree;out-of-range;1');
    expect(done.message).toContain('Acceptés');
    expect(stored.cras.map(({ sourceId }) => sourceId)).toEqual(['a']);
  });

  it('is imported once, whole, by a bot that is killed in the middle', async () => {
    const all = Array.from({ length: 3_000 }, (_, number) =>
      record(`k${String(number)}`, { dateAccompagnement: '2024-05-16T09:30:00.000Z' }),
    );
    const storedThen = () =>
      withStorage(stage, ({ readers }) =>
        readers.cras.totals({ author: claire.entryId, to: '2024-12-31' }),
      );
    await post('tous.json', JSON.stringify(all));
    await insist(async () => {
      const answer = JSON.stringify(await say('/cra import'));
      return answer.includes('tous.json') ? answer : undefined;
    });
    const trial = await insist(async () =>
      (await withFiles()).find(({ message }) => /3.000 enregistrements lus, rien/.test(message)),
    );
    const [button] = trial.props.attachments?.[0]?.actions ?? [];
    await api.call('POST', `/posts/${trial.id}/actions/${button?.id ?? ''}`, {});
    await insist(async () => ((await storedThen()).cras > 0 ? true : undefined));
    await bot.kill();
    await bot.start();
    const isDone = ({ message }: Post) =>
      message.includes('Import terminé') && /3.000/.test(message);
    await insist(async () => (await withFiles()).find(isDone));

    expect((await storedThen()).cras).toBe(3_000);
    expect((await withFiles()).filter(isDone)).toHaveLength(1);
  });
});
