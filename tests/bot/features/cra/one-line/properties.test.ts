import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readLine } from './reading-lines.ts';

/** Pieces that do not touch each other, in any order. */
const pieces = [
  ['indiv', 'atelier', 'ponctuel'],
  ['45 min', '1h15', '14h', '47 min', 'demi-heure'],
  ['Nantes', '44190', 'Saint-Denis', '2A004', 'Clison'],
  ['hier', '12/11', 'mercredi', '25/12', 'demain'],
  ['web', 'couriel', 'mot de passe'],
  ['à domicile', 'par téléphone'],
  ['5 pers', '120 pers', 'une personne'],
  ['2 retraités', 'étudiant'],
  ['3x60+', '18-35', '72 ans'],
  ['2 vers CAF', 'suite atelier'],
  ['#qpv', '"Café"', 'bof', 'd’accord'],
].map((choices) => fc.option(fc.constantFrom(...choices), { nil: undefined }));

const someLines = fc
  .tuple(...pieces)
  .map((chosen) => chosen.filter((piece) => piece !== undefined));

const anyWords = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom(
        '1h',
        '30',
        '60+',
        'vers',
        'CAF',
        'dont',
        'le',
        '12',
        '/',
        '"',
        '#',
        '--',
        "l'",
      ),
      fc.constantFrom(
        'Saint',
        'Nantes',
        'x',
        '5',
        'personnes',
        'et',
        'demi',
        '18-34',
        'lundi',
        '«',
      ),
    ),
    { maxLength: 25 },
  )
  .map((words) => words.join(' '));

describe('any line', () => {
  it('is answered, with the fields of the answer and no other', () => {
    fc.assert(
      fc.property(anyWords, (line) => {
        expect(Object.keys(readLine(line)).sort()).toEqual(
          ['ask', 'corrections', 'defaults', 'found', 'missing', 'ready', 'unknown'].sort(),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is read the same way twice', () => {
    fc.assert(
      fc.property(anyWords, (line) => {
        expect(readLine(line)).toEqual(readLine(line));
      }),
      { numRuns: 100 },
    );
  });

  it('has each field in one place only', () => {
    fc.assert(
      fc.property(anyWords, (line) => {
        const { found, defaults, missing, ask } = readLine(line);
        const asked = ask.map(({ field }) => field);

        expect(Object.keys(defaults).filter((field) => field in found)).toEqual([]);
        expect(missing.filter((field) => asked.includes(field) || field in defaults)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is ready only with a whole CRA', () => {
    fc.assert(
      fc.property(someLines, (chosen) => {
        const { found, defaults, ready } = readLine(chosen.join(' '));
        const { participants = 0, ages = {}, statuts = {} } = { ...defaults, ...found };
        const total = (counts: object) =>
          Object.values(counts).reduce((sum: number, n: unknown) => sum + Number(n), 0);

        expect(!ready || (total(ages) === participants && total(statuts) === participants)).toBe(
          true,
        );
      }),
    );
  });

  it('means the same in any order of independent words', () => {
    const shuffled = someLines.chain((chosen) =>
      fc.tuple(
        fc.constant(chosen),
        fc.shuffledSubarray(chosen, { minLength: chosen.length, maxLength: chosen.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([chosen, other]) => {
        const first = readLine(chosen.join(', '));
        const second = readLine(other.join(', '));

        expect(second.found).toEqual(first.found);
        expect(second.defaults).toEqual(first.defaults);
        expect(second.missing).toEqual(first.missing);
        expect([...second.unknown].sort()).toEqual([...first.unknown].sort());
        expect(second.ask.filter(({ field }) => field !== null)).toEqual(
          first.ask.filter(({ field }) => field !== null),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('loses no word: each is read, asked, put right or given back', () => {
    const strange = fc.array(fc.stringMatching(/^q[a-z]{3,9}z$/), { maxLength: 5 });
    fc.assert(
      fc.property(someLines, strange, (chosen, words) => {
        const { ask, corrections, unknown } = readLine([...chosen, 'Nantes', ...words].join(' '));
        const told = [
          ...unknown,
          ...ask.map(({ received }) => received),
          ...corrections.map(({ received }) => received),
        ].join(' ');

        expect(words.filter((word) => !told.includes(word))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['hours', '1h '],
    ['hours and numbers', '1 h 1 '],
    ['organisms', 'vers CAF et '],
    ['days', 'le 1 '],
    ['quotes', '« " '],
    ['saints', 'saint '],
    ['words near communes', 'Clison '],
    ['tags', '#a '],
    ['signs', '+-'],
    ['one word', 'a'],
    ['apostrophes', "l'"],
    ['digits', '1'],
    ['commas', '1,'],
    ['counts', '5x'],
    ['spaces', ' '],
    ['notes', 'note '],
  ])('of 10,000 characters is read in a second, at best of three: %s', (_, piece) => {
    const line = piece.repeat(Math.ceil(10_000 / piece.length));
    const times = Array.from({ length: 3 }, () => {
      const start = performance.now();
      readLine(line);
      return performance.now() - start;
    });

    expect(Math.min(...times)).toBeLessThan(1_000);
  });
});
