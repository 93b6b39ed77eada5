import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { catalogues } from '../../../../bot/src/adapters/language/catalogues.ts';
import { neutraliseMarkdown } from '../../../../bot/src/adapters/language/neutralise.ts';
import { makeTranslate, wordings } from '../../../../bot/src/adapters/language/translate.ts';
import { day, lines, minutes, say, typed, type Text } from '../../../../bot/src/core/text.ts';

const french = { locale: 'fr', timeZone: 'Europe/Paris' } as const;
const english = { locale: 'en', timeZone: 'Europe/Paris' } as const;
const plain = makeTranslate((text) => text);
const markdown = makeTranslate(neutraliseMarkdown);
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const fr = (text: Text) => spaced(plain(text, french));
const en = (text: Text) => spaced(plain(text, english));

describe('a text', () => {
  it.each([
    [0, '0 participant', '0 participants'],
    [1, '1 participant', '1 participant'],
    [2, '2 participants', '2 participants'],
  ])(
    'counts %d as each language does: in French zero is singular',
    (participants, inFrench, inEnglish) => {
      const text = say('cra.people.next', { participants });

      expect(fr(text)).toContain(inFrench);
      expect(en(text)).toContain(inEnglish);
    },
  );

  it('says a date in full, the first of a month as people do', () => {
    expect(fr(day('2026-11-18'))).toBe('mercredi 18 novembre 2026');
    expect(fr(day('2026-03-01'))).toBe('dimanche 1er mars 2026');
    expect(fr(day('2026-03-11'))).toBe('mercredi 11 mars 2026');
    expect(fr(day('2026-03-01', 'short'))).toBe('01/03/2026');
    expect(en(day('2026-03-01'))).toBe('Sunday, 1 March 2026');
    expect(en(day('2026-03-01', 'short'))).toBe('01/03/2026');
  });

  it('says a calendar date as it is, whatever the zone of the reader', () => {
    for (const timeZone of ['Pacific/Tahiti', 'Pacific/Auckland']) {
      expect(plain(day('2026-03-01', 'short'), { locale: 'fr', timeZone })).toBe('01/03/2026');
    }
  });

  it.each([
    [5, '5 min'],
    [45, '45 min'],
    [60, '1 h'],
    [65, '1 h 05'],
    [90, '1 h 30'],
    [480, '8 h'],
  ])('says %d minutes as %s, with spaces that do not break', (count, said) => {
    expect(fr(minutes(count))).toBe(said);
    expect(plain(minutes(count), french)).not.toContain(' ');
  });

  it('joins what it lists as each language does, and translates what stands inside', () => {
    const text = say('cra.line.missing', {
      fields: [say('field.duree'), say('field.ages'), say('field.themes')],
    });

    expect(fr(text)).toBe('- Il manque : Durée, Âges et Thèmes');
    expect(en(text)).toMatch(/Duration, Ages,? and Topics$/);
  });

  it('puts lines one under the other, what is absent left out', () => {
    expect(fr(lines(typed('a'), undefined, typed('b')))).toBe('a\nb');
  });

  it('neutralises whatever text it is given, and only that', () => {
    const text = say('cra.entry.place', { nom: typed('*Nantes*'), cp: '_44000_' });

    expect(markdown(text, french)).toBe(String.raw`\*Nantes\* (\_44000\_)`);
    expect(markdown(say('core.dialogWaits'), french)).toContain('**Continuer**');
  });

  it('finds every wording of a command, in both languages, folded', () => {
    expect(wordings('cra.list.words')).toEqual(['liste', 'list']);
    expect(wordings('core.helpWords')).toEqual(['aide', 'help']);
  });
});

/** Names of the values that a message takes. */
function placeholders(icu: string): readonly string[] {
  return [...new Set([...icu.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name ?? ''))].sort();
}

describe('the catalogues', () => {
  it('have the same keys in both languages, each with the same values inside', () => {
    const { fr: source, en: other } = catalogues;

    expect(Object.keys(other).sort()).toEqual(Object.keys(source).sort());
    for (const [key, text] of Object.entries(source)) {
      expect([key, placeholders(other[key] ?? '')]).toEqual([key, placeholders(text)]);
    }
  });
});

describe('what a person typed, inside a message', () => {
  const shownBy = neutraliseMarkdown;
  /** As a reader sees it: without what only stops Mattermost. */
  const seen = (text: string) =>
    shownBy(text)
      .replace(/\u2060/g, '')
      .replace(/\\(.)/g, '$1');

  it.each([
    ['bold', '**gras** et __gras__'],
    ['a link', '[ici](https://evil.exemple)'],
    ['an image', '![x](http://evil.exemple/x.png)'],
    ['code', '`rm -rf` et ```bloc```'],
    ['a heading', '# Titre'],
    ['a list', '- point'],
    ['a numbered list', '1. point'],
    ['a quotation', '> cité'],
    ['a table', '| a | b |'],
    ['a strike', '~~non~~'],
    ['a backslash', 'C:\\temp\\*'],
  ])('shows the marks of %s as typed', (_, text) => {
    expect(shownBy(text)).not.toBe(text);
    expect(seen(text)).toBe(text);
  });

  it('mentions nobody and no channel', () => {
    for (const text of ['@all', '@channel @here', 'bonjour @claire.martin', 'x@all', '<!here>']) {
      expect(shownBy(text)).not.toMatch(/@\w|<!/);
    }
    expect(shownBy('~town-square')).not.toMatch(/~\w/);
    expect(shownBy('#nantes')).not.toMatch(/#\w/);
  });

  it('becomes neither link, nor emoji, nor HTML, nor entity', () => {
    expect(shownBy('https://evil.exemple mailto:a@b.fr')).not.toMatch(/:\/\/|mailto:\w/);
    expect(shownBy('www.evil.exemple')).not.toContain('www.');
    expect(shownBy(':smile: :+1:')).not.toMatch(/:[\w+-]+:/);
    expect(shownBy('<b>x</b> &#64;all')).not.toMatch(/<\w|<\/|&#/);
  });

  it('stays on one line', () => {
    expect(shownBy('a\nb\r\n\u2028c')).toBe('a b c');
  });

  it('leaves ordinary sentences alone', () => {
    const text = 'Vu à 14 h 30, « aide aux impôts » : 2 personnes (60+) – 45 min, ratio 3/4.';

    expect(seen(text)).toBe(text);
    expect(shownBy('Démarches en ligne')).toBe('Démarches en ligne');
  });

  it('is, whatever it is, seen as typed, on one line, and mentions nobody', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        fc.pre(!/[\u2060\\\r\n\u0085\u2028\u2029\v\f]/.test(text));

        expect(seen(text)).toBe(text);
        expect(shownBy(text)).not.toMatch(/@\w|\n|<[a-z!/]/i);
      }),
    );
  });
});
