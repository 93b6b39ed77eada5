import { describe, expect, it } from '@jest/globals';

import { takeTexts } from '../../../../../bot/src/features/cra/one-line/texts.ts';
import { askOf, readLine } from './reading-lines.ts';

describe('the texts of a line', () => {
  it.each([
    ['"Café numérique"', 'Café numérique'],
    ['« Café numérique »', 'Café numérique'],
    ['«Café»', 'Café'],
    ['“Café”', 'Café'],
    ['"A -- B"', 'A -- B'],
    ['"avec #tag et 45 min"', 'avec #tag et 45 min'],
  ])('%s is the title of a workshop', (text, titre) => {
    const { found, unknown } = readLine(`atelier ${text} web`);

    expect(found).toMatchObject({ titre, themes: ['navigation'] });
    expect(found).not.toHaveProperty('duree');
    expect(unknown).toEqual([]);
  });

  it.each(['indiv', 'ponctuel'])('a title goes to the notes of %s', (activity) => {
    const { found } = readLine(`${activity} "Café" -- salle vide`);

    expect(found.notes).toBe('Café\nsalle vide');
    expect(found).not.toHaveProperty('titre');
  });

  it('a title stays one while the activity is not known', () => {
    expect(readLine('"Café" web').found.titre).toBe('Café');
  });

  it.each([
    ['indiv web -- salle trop petite', 'salle trop petite'],
    ['indiv web — salle', 'salle'],
    ['indiv web note: salle', 'salle'],
    ['indiv web Note : salle', 'salle'],
    ['-- salle', 'salle'],
    ['indiv -- une "salle" #x -- y', 'une "salle" #x -- y'],
    ['indiv --  ', undefined],
    ['indiv --salle', undefined],
  ])('%s has the notes %s', (text, notes) => {
    expect(readLine(text).found.notes).toBe(notes);
  });

  it.each([
    ['#qpv', ['qpv']],
    ['#qpv #été-2026 #qpv', ['qpv', 'été-2026']],
    ['#qpv, #senior.', ['qpv', 'senior']],
    ['#', undefined],
    ['numéro#3', undefined],
  ])('%s has the tags %j', (text, tags) => {
    expect(readLine(`atelier ${text}`).found.tags).toEqual(tags);
  });

  it('a tag or a title says nothing else of the form', () => {
    expect(readLine('#senior "5 retraités"').found).not.toHaveProperty('ages');
    expect(readLine('#senior "5 retraités"').found).not.toHaveProperty('statuts');
  });

  it('a quote that does not close is a word', () => {
    expect(readLine('atelier "café').unknown).toEqual(['café']);
    expect(readLine('atelier "café').found).not.toHaveProperty('titre');
  });

  it('two titles, too long a text or too many tags are asked', () => {
    expect(askOf('atelier "A" "B"', 'titre')).toEqual([
      { why: 'two-values', received: 'A B', candidates: ['A', 'B'] },
    ]);
    expect(askOf(`atelier "${'a'.repeat(81)}"`, 'titre')).toMatchObject([{ why: 'out-of-range' }]);
    expect(askOf(`atelier -- ${'a'.repeat(2_001)}`, 'notes')).toMatchObject([
      { why: 'out-of-range' },
    ]);
    const tags = Array.from({ length: 11 }, (_, index) => `#t${index}`).join(' ');
    expect(askOf(tags, 'tags')).toMatchObject([{ why: 'out-of-range' }]);
  });

  it('leave the rest of the line', () => {
    expect(takeTexts('a "b" c #d e -- f')).toMatchObject({
      quoted: ['b'],
      notes: 'f',
      tags: ['d'],
    });
    expect(takeTexts('a "b" c #d e -- f').rest.split(/\s+/)).toEqual(['a', 'c', 'e']);
  });
});
