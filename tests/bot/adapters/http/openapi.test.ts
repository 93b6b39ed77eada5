import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiPrefix } from '@coop/contract/identity';
import { downloads, routes } from '@coop/contract/routes';
import type { Download, Route } from '@coop/contract/route';
import * as z from 'zod';

import { makeBotScene, type BotScene } from '../../../support/bot/bot-scene.ts';

const schema = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.object({ schema }));
const operationShape = z.object({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()).min(1),
  security: z.array(z.object({ session: z.array(z.never()) })).length(1),
  parameters: z.optional(
    z.array(
      z.object({
        name: z.string(),
        in: z.enum(['path', 'query']),
        required: z.optional(z.boolean()),
        schema,
      }),
    ),
  ),
  requestBody: z.optional(z.object({ required: z.literal(true), content })),
  responses: z.record(z.string(), z.object({ description: z.string().min(1), content })),
});
const documentShape = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string().min(1), version: z.string().min(1) }),
  components: z.object({ securitySchemes: schema }),
  paths: z.record(z.string(), z.record(z.string(), operationShape)),
});

let scene: BotScene;
let document: z.infer<typeof documentShape>;

beforeAll(async () => {
  scene = await makeBotScene();
  document = documentShape.parse((await scene.app.inject(`${apiPrefix}/openapi.json`)).json());
});
afterAll(() => scene.end());

const named = Object.entries(routes).flatMap(([feature, ofFeature]) =>
  Object.entries<Route>(ofFeature).map(([name, route]) => [`${feature}.${name}`, route] as const),
);
const files = Object.values(downloads).flatMap((ofFeature) => Object.values<Download>(ofFeature));
const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** Every `$ref` anywhere inside. */
function references(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    key === '$ref' ? [String(inside)] : references(inside),
  );
}

describe('the OpenAPI document', () => {
  it.each(named)('describes %s under its name in the contract', (name, { method, path }) => {
    const at = `${apiPrefix}${path.replace(/:(\w+)/g, '{$1}')}`;

    expect(document.paths[at]?.[method.toLowerCase()]?.operationId).toBe(name);
  });

  it.each(files)('describes the file of $path, as bytes', ({ path }) => {
    const described = document.paths[apiPrefix + path]?.['get'];

    expect(described?.operationId).toMatch(/^\w+\.\w+$/);
    expect(described?.responses['200']?.content).toHaveProperty(['application/octet-stream']);
  });

  it('describes nothing else: no door of Mattermost, no health', () => {
    expect(operations()).toHaveLength(named.length + files.length);
  });

  it('names each operation once', () => {
    const ids = operations().map(({ operation }) => operation.operationId);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says how a session is shown, and that each route needs one', () => {
    expect(document.components.securitySchemes).toEqual({
      session: expect.objectContaining({ type: 'http', scheme: 'bearer' }),
    });
  });

  it('names every parameter of a path, as required', () => {
    for (const { path, operation } of operations()) {
      const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path');
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

      expect(inPath.map(({ name }) => name)).toEqual(wanted);
      expect(inPath.every(({ required }) => required === true)).toBe(true);
    }
  });

  it('says what is answered and how it is refused', () => {
    for (const { operation } of operations()) {
      expect(Object.keys(operation.responses).sort()).toEqual(['200', 'default']);
      expect(Object.keys(operation.responses['200']?.content ?? {})).toEqual([
        expect.stringMatching(/^application\/(json|octet-stream)$/),
      ]);
      expect(operation.responses['default']?.content).toHaveProperty(['application/problem+json']);
    }
  });

  it('refers to nothing that is not in it', () => {
    for (const reference of references(document))
      expect(reference).toMatch(/^#\/(\$defs|components)/);
  });
});
