import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startSandboxServer } from '../../sandbox/server/server.ts';
import { isList, isObject, objectAt, parse, textAt, type JsonObject } from './player/json.ts';
import { play } from './player/play.ts';

const folder = join(import.meta.dirname, 'transcripts');
const omissions = parse(
  readFileSync(join(import.meta.dirname, '../../sandbox/server/omissions.json'), 'utf8'),
);
const omitted = new Set(
  isList(omissions) ? omissions.filter((name) => typeof name === 'string') : [],
);

function read(file: string): JsonObject {
  const transcript = parse(readFileSync(join(folder, file), 'utf8'));
  return isObject(transcript) ? transcript : {};
}

describe('the sandbox answers as Mattermost did', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const transcript = read(file);
    it(`${file.replace('.json', '')}: ${textAt(transcript, 'title')}`, async () => {
      const server = await startSandboxServer({ config: objectAt(transcript, 'config') });
      try {
        expect(await play(transcript, { url: server.url, omitted })).toEqual([]);
      } finally {
        await server.close();
      }
    }, 60_000);
  }
});
