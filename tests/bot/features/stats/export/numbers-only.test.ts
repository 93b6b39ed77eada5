import { expect, it } from '@jest/globals';

import { makeTranslate } from '../../../../../bot/src/adapters/language/translate.ts';
import { statsFile } from '../../../../../bot/src/features/stats/export/stats-file.ts';
import { readStats } from '../../../../../bot/src/features/stats/read-stats.ts';
import { makeStatsScene } from '../../../../support/stats-scene.ts';

const translate = makeTranslate((typed) => typed);
const french = { locale: 'fr', timeZone: 'Europe/Paris' } as const;

it('the file of an adviser for a coordinateur has numbers, and nothing that describes a CRA', async () => {
  const scene = await makeStatsScene();
  await scene.enter('paul', {
    participants: 12,
    ages: { plus60: 12 },
    statuts: { retraite: 12 },
    suites: { atelier: 2 },
  });
  const asked = { scope: 'conseiller', id: 'paul' };
  const read = await readStats(scene.deps, { actor: scene.karim, asked });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));

  const say = (text: Parameters<typeof translate>[0]) => translate(text, french);
  const { content } = statsFile(read.value, 'csv', { locale: 'fr', say });
  const bytes: Uint8Array[] = [];
  for await (const some of content) bytes.push(some);
  const csv = Buffer.concat(bytes).toString('utf8');

  expect(csv).toContain('Paul Petit');
  expect(csv).toContain(';12;');
  expect(csv).not.toMatch(/suites|< 5|courriel|44109|plus60|retraite|rattachement|individuel/);
});
