import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { SummaryChannel } from '../../../../../bot/src/features/stats/ports.ts';
import {
  closedPeriods,
  summariesKey,
} from '../../../../../bot/src/features/stats/summary/summary.ts';
import { writeSummaries } from '../../../../../bot/src/features/stats/summary/write-summaries.ts';
import { loadCommunes } from '../../../../../bot/src/features/territory/index.ts';
import { makeIds } from '../../../../../bot/src/core/make-ids.ts';
import { aContent, testId } from '../../../../support/builders.ts';
import { makeBotScene, type BotScene } from '../../../../support/bot/bot-scene.ts';
import { readMessage } from '../../../../support/bot/shapes.ts';
import { makeTestRandom } from '../../../../support/test-clock.ts';

const communes = loadCommunes();
const dayMs = 86_400_000;
const channels: Readonly<Record<string, SummaryChannel>> = {
  '44-loire-atlantique': { id: 'c44', displayName: '44 - Loire-Atlantique', hasMember: true },
  'animation-nationale': { id: 'cnat', displayName: 'Animation nationale', hasMember: true },
  elsewhere: { id: 'c35', displayName: '35', hasMember: false },
};

let scene: BotScene;
let entered = 0;
beforeEach(async () => {
  entered = 0;
  scene = await makeBotScene({
    entries: [
      {},
      { id: 'karim', roles: ['coordinateur'] },
      {
        id: 'nolwenn',
        roles: ['coordinateur'],
        affectations: [{ structureId: '1', departement: '35', from: '2024-01-01' }],
      },
      { id: 'fatou', roles: ['animateur'] },
    ],
    summaryChannels: { find: ({ name }) => Promise.resolve(channels[name]) },
  });
});
afterEach(() => scene.end());

async function record(date: string) {
  entered += 1;
  const body = { id: testId(entered), source: 'panel', again: true, content: aContent({ date }) };
  expect((await scene.api('claire', 'POST', '/cra', body)).statusCode).toBe(200);
}

async function say(who: string, line: string) {
  return readMessage(await scene.command(who, line)).text.replace(/[\u00a0\u202f]/g, ' ');
}

/** What the job does at this instant. */
function write() {
  const { storage, clock } = scene;
  const { registry, tags, stats } = storage.readers;
  const { transaction, state } = storage;
  const ids = makeIds(clock, makeTestRandom());
  const deps = { ids, communes, registry, tags, stats, state, transaction };
  return writeSummaries(deps, { now: clock.now() });
}

const cards = () =>
  [...scene.tables.outbox.values()].flatMap(({ effect }) =>
    effect.kind === 'card' ? [effect] : [],
  );
const cardNames = () => cards().map(({ card }) => card);

describe('a summary in a channel', () => {
  it('is chosen by a coordinateur for the territory, and posted once a week', async () => {
    await record('2026-02-24');
    const answer = await say('karim', '/stats resume semaine ~44-loire-atlantique');

    expect(answer).toContain('44 - Loire-Atlantique reçoit chaque semaine');
    expect(answer).toContain('Conseillers du territoire (Loire-Atlantique)');
    await write();
    await write();
    expect(cardNames()).toEqual(['stats.summary.c44.semaine.2026-W09']);
    expect(cards()[0]?.to).toEqual({ kind: 'channel', channelId: 'c44' });
    scene.clock.advance(7 * dayMs);
    await write();
    await write();
    expect(cardNames()).toEqual([
      'stats.summary.c44.semaine.2026-W09',
      'stats.summary.c44.semaine.2026-W10',
    ]);
  });

  it('is edited when a late CRA changes it, and only then', async () => {
    await say('karim', '/stats resume semaine ~44-loire-atlantique');
    await record('2026-02-24');
    await write();
    await write();

    expect(cardNames()).toEqual([
      'stats.summary.c44.semaine.2026-W09',
      'stats.summary.c44.semaine.2026-W09',
    ]);
    expect(JSON.stringify(cards()[1]?.message)).toContain('"count":1');
  });

  it('hides small groups, whoever chose it', async () => {
    await record('2026-02-24');
    await say('fatou', '/stats resume semaine ~animation-nationale');

    const said = JSON.stringify(cards()[0]?.message);
    expect(said).toContain('stats.fewPeople');
    expect(said).not.toContain('Martin');
  });

  it('waits for the first opening after its period', () => {
    const monthly = closedPeriods('mois', Date.UTC(2026, 2, 1, 12));
    const weekly = closedPeriods('semaine', Date.UTC(2026, 2, 2, 9));

    // 1 March 2026 is a Sunday: the summary of February comes on Monday at nine in Paris.
    expect(monthly[0]).toMatchObject({ name: '2026-02', dueAt: Date.UTC(2026, 2, 2, 8) });
    expect(weekly[0]).toMatchObject({ name: '2026-W09', dueAt: Date.UTC(2026, 2, 2, 8) });
    expect(weekly.length).toBeGreaterThan(7);
  });

  it('begins with the last period that is over, not with those before it was chosen', async () => {
    await say('fatou', '/stats summary month ~animation-nationale');
    await write();

    expect(cardNames()).toEqual(['stats.summary.cnat.mois.2026-02']);
  });

  it('ends when somebody who may says so; what was posted stays', async () => {
    await say('karim', '/stats resume semaine ~44-loire-atlantique');

    expect(await say('karim', '/stats resume non ~44-loire-atlantique')).toContain(
      'ne reçoit plus de résumé',
    );
    scene.clock.advance(7 * dayMs);
    await write();
    expect(cardNames()).toHaveLength(1);
    expect(await scene.storage.state.read(summariesKey)).toEqual([]);
  });
});

describe('/stats resume', () => {
  it.each([
    ['karim', 'resume semaine ~44-loire-atlantique nation', 'Nation'],
    ['fatou', 'resume mois ~animation-nationale', 'Statistiques de la nation'],
    ['karim', 'resume semaine 44 - Loire-Atlantique lieux', 'Activités dans le territoire'],
    ['fatou', 'resume mois ~animation-nationale territoire dep:35', 'Ille-et-Vilaine'],
    ['karim', 'resume semaine ~44-loire-atlantique lieux', 'Activités dans le territoire'],
  ])('%s: %s', async (who, line, about) => {
    expect((await say(who, `/stats ${line}`)).toLowerCase()).toContain(about.toLowerCase());
  });

  it.each([
    ['karim', 'resume semaine', '~canal'],
    ['karim', 'resume souvent ~44-loire-atlantique', '~canal'],
    ['karim', 'resume semaine ~44-loire-atlantique theme:santé', 'jamais un filtre'],
    ['karim', 'resume semaine ~elsewhere', 'vous n’y êtes pas'],
    ['karim', 'resume semaine ~nowhere', 'vous n’y êtes pas'],
    ['karim', 'resume semaine ~44-loire-atlantique territoire dep:35', 'pas ouvert pour vous'],
    ['claire', 'resume semaine ~44-loire-atlantique', 'coordination'],
  ])('refuses %s: %s', async (who, line, words) => {
    expect(await say(who, `/stats ${line}`)).toContain(words);
    expect(cards()).toEqual([]);
  });

  it('leaves the summary of another territory alone', async () => {
    await say('karim', '/stats resume semaine ~44-loire-atlantique');

    expect(await say('nolwenn', '/stats resume non ~44-loire-atlantique')).toContain('pas ouvert');
    expect(await say('fatou', '/stats resume non ~44-loire-atlantique')).toContain(
      'plus de résumé',
    );
  });

  it('alone, lists those that the person may change', async () => {
    await say('karim', '/stats resume semaine ~44-loire-atlantique');

    expect(await say('karim', '/stats resume')).toContain('44 - Loire-Atlantique : chaque semaine');
    expect(await say('nolwenn', '/stats resume')).toContain('Aucun résumé');
  });

  it('is written into the log of administration', async () => {
    await say('karim', '/stats resume semaine ~44-loire-atlantique');

    const events = scene.tables.chains.get('administration') ?? [];
    expect(events.map(({ event }) => event).join()).toContain('"type":"stats.summary"');
  });
});
