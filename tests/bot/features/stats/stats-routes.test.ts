import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { apiPrefix } from '@coop/contract/identity';
import { statsAnswerSchema, statsChoicesSchema } from '@coop/contract/stats-routes';
import type { TallyRequest } from '../../../../bot/src/features/stats/ports.ts';
import { aContent, testId } from '../../../support/builders.ts';
import { makeBotScene, type BotScene } from '../../../support/bot/bot-scene.ts';
import { accountId } from '../../../support/people.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene({
    entries: [{}, { id: 'paul' }, { id: 'karim', roles: ['coordinateur'] }],
  });
});
afterEach(() => scene.end());

const record = (number: number) =>
  scene.api('claire', 'POST', '/cra', {
    id: testId(number),
    source: 'panel',
    again: true,
    content: aContent(),
  });

describe('GET /stats', () => {
  it('answers one’s own month, exact after each CRA', async () => {
    await record(1);
    const first = statsAnswerSchema.parse((await scene.api('claire', 'GET', '/stats')).json());
    await record(2);
    const second = statsAnswerSchema.parse((await scene.api('claire', 'GET', '/stats')).json());

    expect(first.result.cras).toBe(1);
    expect(second.result.cras).toBe(2);
  });

  it('reads codes with commas between', async () => {
    await record(1);
    const path = '/stats?scope=nation&themes=courriel,sante&canaux=rattachement';

    const answer = statsAnswerSchema.parse((await scene.api('claire', 'GET', path)).json());

    expect(answer.query.filters).toEqual({
      themes: ['courriel', 'sante'],
      canaux: ['rattachement'],
    });
    expect(answer.result.cras).toBe(1);
  });

  it.each([
    ['scope=galaxie', 400, 'unknown-scope', 'galaxie'],
    ['from=2026-03-02&to=2026-03-01', 400, 'invalid-period', '01/03/2026'],
    ['from=2000-01-01', 400, 'period-too-long', '10 ans'],
    ['themes=cuisine', 400, 'unknown-filter', 'cuisine'],
    ['scope=conseiller&id=paul', 403, 'scope-not-allowed', 'pas ouvert'],
  ])('refuses %s in a sentence', async (address, status, code, words) => {
    const answer = await scene.api('claire', 'GET', `/stats?${address}`);

    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ code });
    expect(answer.json<{ detail: string }>().detail).toContain(words);
  });
});

describe('GET /stats/choices', () => {
  it('offers an adviser themselves and the nation', async () => {
    const answer = await scene.api('claire', 'GET', '/stats/choices');

    expect(statsChoicesSchema.parse(answer.json())).toEqual({
      today: '2026-03-02',
      scopes: ['soi', 'nation'],
      departements: [],
      structures: [],
      conseillers: [],
      more: false,
    });
  });

  it('offers a coordinateur the territory, its structures and advisers, chosen by words', async () => {
    const all = statsChoicesSchema.parse(
      (await scene.api('karim', 'GET', '/stats/choices')).json(),
    );
    const none = statsChoicesSchema.parse(
      (await scene.api('karim', 'GET', '/stats/choices?q=zzz')).json(),
    );

    expect(all.departements).toEqual([{ code: '44', nom: 'Loire-Atlantique' }]);
    expect(all.structures.map(({ nom }) => nom)).toEqual(['Médiathèque de Nantes']);
    expect(all.conseillers.map(({ id }) => id).sort()).toEqual(['claire', 'karim', 'paul']);
    expect(none.conseillers).toEqual([]);
  });
});

describe('a request whose reader has gone', () => {
  it('stops its work and is no failure', async () => {
    const begun = Promise.withResolvers<AbortSignal>();
    const stopped = Promise.withResolvers<undefined>();
    Object.assign(scene.storage.readers.stats, {
      tally: ({ signal }: TallyRequest) => {
        if (!signal) throw new Error('nobody can stop it');
        begun.resolve(signal);
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            stopped.resolve(undefined);
            reject(new Error('given up'));
          });
        });
      },
    });
    const address = await scene.app.listen({ host: '127.0.0.1', port: 0 });
    const { token } = await scene.sessions.issue(accountId('claire'));
    const leaving = new AbortController();

    const asked = fetch(`${address}${apiPrefix}/stats`, {
      headers: { authorization: `Bearer ${token}` },
      signal: leaving.signal,
    });
    await begun.promise;
    leaving.abort();

    await expect(asked).rejects.toThrow('aborted');
    await stopped.promise;
    expect(scene.logged).toEqual([]);
  });
});
