import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiPrefix } from '@coop/contract/identity';
import fc from 'fast-check';
import * as z from 'zod';

import { aContent, testId } from '../../../support/builders.ts';
import { makeBotScene, type BotScene } from '../../../support/bot/bot-scene.ts';
import { bodiesOf, type JsonSchema } from '../../../support/bot/schema-values.ts';
import { accountId } from '../../../support/people.ts';

const schema = z.record(z.string(), z.unknown());
const documentShape = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.optional(
          z.array(z.object({ name: z.string(), in: z.enum(['path', 'query']), schema })),
        ),
        requestBody: z.optional(z.object({ content: z.record(z.string(), z.object({ schema })) })),
      }),
    ),
  ),
});

interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly parameters: readonly { name: string; in: 'path' | 'query'; schema: JsonSchema }[];
  readonly body: JsonSchema | undefined;
}

let scene: BotScene;
let operations: readonly Operation[];
let token: string;

const methodShape = z.enum(['GET', 'POST', 'PUT', 'DELETE']);

beforeAll(async () => {
  scene = await makeBotScene();
  const document = documentShape.parse(
    (await scene.app.inject(`${apiPrefix}/openapi.json`)).json(),
  );
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      id: described.operationId,
      method: methodShape.parse(method.toUpperCase()),
      path,
      parameters: described.parameters ?? [],
      body: described.requestBody?.content['application/json']?.schema,
    })),
  );
  token = (await scene.sessions.issue(accountId('claire'))).token;
  await scene.api('claire', 'POST', '/cra', {
    id: testId(1),
    source: 'panel',
    content: aContent(),
  });
});
afterAll(() => scene.end());

/** Ids that exist, that do not, and that are none. */
const ids = fc.oneof(
  fc.constantFrom(testId(1), testId(2), '__proto__', '..', '%00', "' or 1=1 --"),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

const parameterValues = (schemaOf: JsonSchema) =>
  fc.oneof(
    bodiesOf(schemaOf).map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.constantFrom('-1', '1e9', '2026-02-31', '\u0000', '𝕏'.repeat(40), '9999-99-99.ZZZ'),
  );

/** Bodies that obey also the rules which no schema says. */
const samples: Readonly<Record<string, unknown>> = {
  'cra.record': { id: testId(2), source: 'panel', again: true, content: aContent() },
  'cra.edit': { rev: 1, content: aContent({ duree: 60 }) },
  'series.record': {
    serie: testId(3),
    source: 'panel',
    again: true,
    content: aContent({ activite: 'collectif' }),
    dates: [
      { id: testId(3), date: '2026-02-02' },
      { id: testId(4), date: '2026-02-09' },
    ],
  },
  'series.editFollowing': { rev: 1, content: aContent({ duree: 60 }), following: [] },
  'tags.make': { id: testId(5), name: 'Seniors', scope: 'person' },
  'cra.writeDraft': { rev: 0, craId: testId(2), formVersion: 1, fields: { duree: 45 } },
};

/** How a body travels: mostly as it should, sometimes as no client of ours would. */
const wires: fc.Arbitrary<(value: unknown) => { payload: string | Buffer; type: string }> =
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.constant((value: unknown) => ({
        payload: JSON.stringify(value ?? null),
        type: 'application/json',
      })),
    },
    fc.constantFrom(
      (value: unknown) => ({
        payload: JSON.stringify(value ?? null).slice(0, -1),
        type: 'application/json',
      }),
      (value: unknown) => ({
        payload: Buffer.from(JSON.stringify(value ?? null), 'utf16le'),
        type: 'application/json; charset=utf-16',
      }),
      () => ({ payload: Buffer.from([0xff, 0xfe, 0xc3, 0x28]), type: 'application/json' }),
      () => ({ payload: '{"a":'.repeat(20_000), type: 'application/json' }),
      () => ({ payload: `{"__proto__":{"polluted":1}}`, type: 'application/json' }),
      () => ({ payload: `{"constructor":{"prototype":{"x":1}}}`, type: 'application/json' }),
      () => ({ payload: 'a=1&__proto__=2', type: 'application/x-www-form-urlencoded' }),
      () => ({ payload: '<x/>', type: 'text/xml' }),
      () => ({ payload: '', type: 'application/json' }),
    ),
  );

const requestsOf = ({ id, parameters, body, path, method }: Operation) =>
  fc
    .record({
      inPath: ids,
      query: fc.record(
        Object.fromEntries(
          parameters
            .filter((one) => one.in === 'query')
            .map((one) => [one.name, parameterValues(one.schema)]),
        ),
        { requiredKeys: [] },
      ),
      body: body ? bodiesOf(body, samples[id]) : fc.anything(),
      wire: wires,
    })
    .map(({ inPath, query, body: value, wire }) => {
      const url = path.replace(/\{\w+\}/, () => encodeURIComponent(inPath.toWellFormed()));
      const given = Object.entries(query).flatMap(([name, text]): [string, string][] =>
        text === undefined ? [] : [[name, text]],
      );
      const search = new URLSearchParams(given).toString();
      const sent = method === 'GET' ? undefined : wire(value);
      return { method, url: search ? `${url}?${search}` : url, sent };
    });

/** Everything that a refused request must leave as it was. */
const state = () =>
  JSON.stringify(
    [
      scene.tables.cras,
      scene.tables.tags,
      scene.tables.drafts,
      scene.tables.usual,
      scene.tables.outbox,
    ].map((table) => Array.from<unknown>(table)),
  );

describe('any request made from the schemas of the API, and any that no client would make', () => {
  it('is answered in its form, never with a fault, and changes nothing when it is refused', async () => {
    const statuses = new Map<number, number>();
    const runs = Math.ceil(12_000 / operations.length);
    for (const operation of operations) {
      await fc.assert(
        fc.asyncProperty(requestsOf(operation), async ({ method, url, sent }) => {
          const before = state();

          const answer = await scene.app.inject({
            method,
            url,
            headers: {
              authorization: `Bearer ${token}`,
              ...(sent && { 'content-type': sent.type }),
            },
            ...(sent && { payload: sent.payload }),
          });

          statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
          expect(answer.statusCode).toBeLessThan(500);
          expect(answer.body).not.toMatch(/node_modules|\.ts:\d|Error:/);
          if (answer.statusCode >= 400) {
            expect(answer.json()).toMatchObject({ code: expect.any(String) });
            expect(state()).toBe(before);
          }
        }),
        { numRuns: runs, endOnFailure: true },
      );
    }

    const asked = [...statuses.values()].reduce((total, count) => total + count, 0);
    expect(asked).toBeGreaterThanOrEqual(10_000);
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 404, 422]));
    expect(scene.logged).toEqual([]);
  }, 60_000);
});

describe('anything that knocks at the doors of Mattermost', () => {
  const knocks = fc.oneof(
    fc.anything({ withNullPrototype: false }),
    fc.record({
      user_id: fc.constantFrom(accountId('claire'), 'x'),
      state: fc.string({ unit: 'binary' }),
      submission: fc.anything(),
      trigger_id: fc.string(),
      context: fc.record({
        coop: fc.string({ unit: 'binary' }),
        action: fc.constantFrom('cra.save', '__proto__'),
        selected_option: fc.anything(),
      }),
    }),
  );

  it.each(['/mattermost/action', '/mattermost/dialog', '/mattermost/command'])(
    'at %s opens nothing and breaks nothing',
    async (url) => {
      const before = state();
      await fc.assert(
        fc.asyncProperty(knocks, async (value) => {
          const answer = await scene.app.inject({
            method: 'POST',
            url,
            headers: { 'content-type': 'application/json' },
            payload: JSON.stringify(value ?? null),
          });

          expect(answer.statusCode).toBeLessThan(500);
        }),
        { numRuns: 400 },
      );

      expect(state()).toBe(before);
      expect(scene.logged).toEqual([]);
    },
    30_000,
  );
});
