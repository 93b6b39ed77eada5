import { describe, expect, it } from '@jest/globals';
import { catalogues, pageLocale } from '../../../../sandbox/web/src/text/catalogue.ts';

const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();

describe('the catalogues of the page', () => {
  it('have the same keys', () => {
    expect(Object.keys(catalogues.en)).toEqual(Object.keys(catalogues.fr));
  });

  it.each(Object.entries(catalogues.fr))('have the same placeholders in %s', (key, text) => {
    expect(placeholders(catalogues.en[key] ?? '')).toEqual(placeholders(text));
  });

  it('keep a space that does not break before French double punctuation', () => {
    const loose = Object.entries(catalogues.fr).filter(([, text]) => / [;:!?%»]|« /.test(text));

    expect(loose).toEqual([]);
  });

  it('speak English to those who asked for it, French to everybody else', () => {
    expect(['en', 'en-AU', 'fr', 'de', undefined].map(pageLocale)).toEqual([
      'en',
      'en',
      'fr',
      'fr',
      'fr',
    ]);
  });
});
