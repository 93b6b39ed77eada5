import { describe, expect, it } from '@jest/globals';

import { coop } from './support/coop.ts';

const line = '2 personnes 45 min courriel 44000';
const day = ['--departement', '44', '--today', '2026-11-18'];

describe('the command line', () => {
  it('reads a CRA line as JSON, without server nor database', async () => {
    const { code, out } = await coop(['cra', 'parse', line, ...day, '--json']);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ found: { duree: 45 }, ready: false });
  });

  it('reads a CRA line for people, without the marks of the chat', async () => {
    const { code, out } = await coop(['cra', 'parse', line, ...day]);

    expect(code).toBe(0);
    expect(out).toMatch(/Commune\s: Nantes \(44000\)/);
    expect(out).not.toMatch(/\*\*|_\(/);
  });

  it.each([
    ['no command', [], 'Que faut-il faire'],
    ['an unknown command', ['fair'], 'Commande inconnue : fair'],
    ['an unknown option', ['run', '--vite'], 'Option inconnue : --vite'],
    ['a missing option', ['cra', 'parse', line], 'Il manque l’option --departement'],
    ['too many words', ['cra', 'parse', line, 'x', ...day], 'guillemets'],
    [
      'an unknown département',
      ['cra', 'parse', line, '--departement', '20', '--today', '2026-11-18'],
      'n’existe pas',
    ],
    ['missing settings', ['run'], 'COOP_BOT_TOKEN manque'],
    ['a file of settings that is not there', ['--settings', 'rien.env', 'run'], 'n’existe pas'],
  ])('answers %s with a French sentence and code 2', async (_, args, sentence) => {
    const { code, err } = await coop(args);

    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  it('speaks English where the environment does', async () => {
    const { err } = await coop(['fair'], { env: { LANG: 'en_GB.UTF-8' } });

    expect(err).toContain('Unknown command: fair');
  });

  it('names every setting that is wrong at once', async () => {
    const { err } = await coop(['run'], { env: { COOP_PORT: 'x', COOP_BOT_TOKKEN: 'x' } });

    expect(err.split('\n').filter((one) => one.startsWith('  COOP_'))).toHaveLength(5);
  });
});
