import { describe, expect, it } from '@jest/globals';

import { makeTranslate } from '../../../../../bot/src/adapters/language/translate.ts';
import { drawPicture } from '../../../../../bot/src/adapters/pictures/draw-picture.ts';
import { answerOperator } from '../../../../../bot/src/features/stats/answer-operator.ts';
import { statsPicture } from '../../../../../bot/src/features/stats/picture/stats-picture.ts';
import {
  fitted,
  ink,
  page,
  textAt,
  wrapped,
} from '../../../../../bot/src/features/stats/picture/svg.ts';
import { makeStatsScene } from '../../../../support/stats-scene.ts';

const translate = makeTranslate((typed) => typed);
const french = { locale: 'fr', timeZone: 'Europe/Paris' } as const;

async function picture(participants: number, scope = 'soi:claire') {
  const scene = await makeStatsScene();
  const people = { plus60: participants - 1, de35a59: 1 };
  const statuts = { retraite: participants };
  await scene.enter('claire', { participants, ages: people, statuts });
  const [kind = '', id] = scope.split(':');
  const period = { from: '2026-03-01', to: '2026-03-31' };
  const answer = await answerOperator(scene.deps, { scope: kind, id, ...period });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return statsPicture(answer.value, (text) => translate(text, french));
}

describe('the picture of the figures', () => {
  it('is a PNG of 720 pixels wide, twice what a phone shows', async () => {
    const png = Buffer.from(await drawPicture(await picture(5)));

    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(720);
  });

  it('has no letter under 13 pixels on a phone of 360', async () => {
    const sizes = [...(await picture(5)).matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => size);

    expect(sizes.length).toBeGreaterThan(20);
    expect(Math.min(...sizes.map(Number)) / 2).toBeGreaterThanOrEqual(13);
  });

  it('stands on its own paper, its letters at 4.5:1 at least, in light and dark alike', () => {
    expect(contrast(ink.text, ink.paper)).toBeGreaterThan(4.5);
    expect(contrast(ink.quiet, ink.paper)).toBeGreaterThan(4.5);
    expect(contrast(ink.accent, ink.paper)).toBeGreaterThan(3);
    expect(contrast(ink.accent, ink.line)).toBeGreaterThan(3);
  });

  it('draws and says nothing of what is hidden', async () => {
    const own = await picture(12);
    const others = await picture(12, 'conseiller:claire');

    expect(own.replace(/[\u00a0\u202f]/g, ' ')).toContain('>8,3 %<');
    expect(others).not.toMatch(/>8,3|>91,7/);
    expect(others).toContain('>masqué<');
  });
});

describe('letters', () => {
  it('of people’s words are letters, never marks of the picture', () => {
    expect(textAt('<b> & "x"', { size: 28, y: 0 })).toContain('&#60;b&#62; &#38; &#34;x&#34;');
  });

  it('are cut or wrapped where they would not fit', () => {
    expect(fitted('Prise en main du matériel', 28, 150)).toBe('Prise en…');
    expect(fitted('Court', 28, 150)).toBe('Court');
    expect(wrapped('un deux trois quatre', 28, 150)).toEqual(['un deux', 'trois', 'quatre']);
    expect(page([])).toContain('width="720"');
  });
});

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.039_28 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
