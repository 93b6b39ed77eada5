import { describe, expect, it } from '@jest/globals';

import { english, french, plain } from './support.ts';

describe('figures in words', () => {
  it('has narrow spaces that do not break, in French', () => {
    expect(french.number(1_234_567)).toBe('1\u202f234\u202f567');
    expect(french.share(625)).toBe('62,5\u202f%');
    expect(french.share(1000)).toBe('100\u202f%');
  });

  it('follows the reader’s language', () => {
    expect([english.number(1_234_567), english.share(625)]).toEqual(['1,234,567', '62.5%']);
  });

  it('says nothing for no share, and `< 5` for a hidden number of people', () => {
    expect([french.share(null), plain(french.people(null)), french.people(0)]).toEqual([
      '',
      '< 5',
      '0',
    ]);
  });

  it.each([
    [0, '0 min'],
    [45, '45 min'],
    [60, '1 h'],
    [215, '3 h 35'],
    [74_105, '1 235 h 05'],
  ])('%i minutes are %s', (minutes, text) => {
    expect(plain(french.minutes(minutes))).toBe(text);
  });

  it.each([
    [215, '3,58'],
    [20, '0,33'],
    [50, '0,83'],
    [3, '0,05'],
  ])('%i minutes are %s hours, half up', (minutes, text) => {
    expect(french.hours(minutes)).toBe(text);
  });

  it('has a sign that is one, for what changed', () => {
    expect([french.signed(12), french.signed(-12), french.signed(0)]).toEqual(['+12', '−12', '0']);
    expect(plain(french.signedShare(-83))).toBe('−8,3 %');
    expect(plain(french.signedMinutes(-90))).toBe('−1 h 30');
  });
});

describe('periods in words', () => {
  it.each([
    ['2026-03-01', '2026-03-31', 'mars 2026'],
    ['2024-02-01', '2024-02-29', 'février 2024'],
    ['2025-01-01', '2025-12-31', '2025'],
    ['2026-03-01', '2026-03-12', 'du 1er au 12 mars 2026'],
    ['2026-01-15', '2026-03-12', 'du 15 janvier au 12 mars 2026'],
    ['2025-09-01', '2026-03-12', 'du 1er septembre 2025 au 12 mars 2026'],
    ['2026-03-12', '2026-03-12', '12 mars 2026'],
  ])('%s to %s is %s', (from, to, text) => {
    expect(plain(french.range(from, to))).toBe(text);
  });

  it('are in English for those who read English', () => {
    expect(plain(english.range('2026-03-01', '2026-03-12'))).toBe('1 to 12 March 2026');
  });
});
