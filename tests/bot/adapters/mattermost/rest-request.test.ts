import { describe, expect, it } from '@jest/globals';
import { batchesOf, readPages } from '../../../../bot/src/adapters/mattermost/pages.ts';
import { fillRoute, isRepeatable } from '../../../../bot/src/adapters/mattermost/rest-request.ts';

describe('a route', () => {
  it('takes each value as one segment', () => {
    expect(fillRoute({ route: '/a/{x}/b/{y}', path: { x: '../é', y: '1' } })).toBe(
      '/a/..%2F%C3%A9/b/1',
    );
  });

  it.each([{}, { x: '' }, { x: '.' }, { x: '..' }])('with %j lacks a value', (path) => {
    expect(() => fillRoute({ route: '/a/{x}', path })).toThrow(TypeError);
  });
});

describe('a request', () => {
  it('is repeatable unless it creates', () => {
    const methods = ['GET', 'PUT', 'DELETE', 'POST'] as const;

    expect(methods.map((method) => isRepeatable({ method, route: '/' }))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('pages', () => {
  it('are read until one is short', async () => {
    const sizes = [200, 200, 3, 200];
    const read: number[] = [];

    for await (const page of readPages((n) =>
      Promise.resolve(Array<number>(sizes[n] ?? 0).fill(n)),
    )) {
      read.push(page.length);
    }

    expect(read).toEqual([200, 200, 3]);
  });

  it('of nothing are none', async () => {
    const read: unknown[] = [];

    for await (const page of readPages(() => Promise.resolve([]))) read.push(page);

    expect(read).toEqual([]);
  });
});

describe('batches', () => {
  it('cut a list in order, each id once', () => {
    expect(batchesOf(['a', 'b', 'a', 'c', 'd', 'e'], 2)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect(batchesOf([], 2)).toEqual([]);
  });
});
