import { beforeEach, describe, expect, it } from '@jest/globals';

import { removeStyles } from '../../../webapp/src/core/styles.ts';

let page: Document;

function addSheet(text: string, plugin = 'coop'): void {
  const sheet = page.createElement('style');
  sheet.dataset['plugin'] = plugin;
  sheet.textContent = text;
  page.head.append(sheet);
}

const texts = () => [...page.querySelectorAll('style')].map((sheet) => sheet.textContent);

describe('the style sheets of a plugin that stops', () => {
  beforeEach(() => {
    page = document.implementation.createHTMLDocument();
    addSheet('.host {}', 'another');
    addSheet('.first {}');
  });

  it('leave the page, those of others stay', () => {
    removeStyles(page);

    expect(texts()).toEqual(['.host {}']);
  });

  it('leave it too when their chunk arrives after the stop', async () => {
    removeStyles(page);
    addSheet('.late {}');
    await Promise.resolve();

    expect(texts()).toEqual(['.host {}']);
  });

  it('come back once, in their order, with those that arrived meanwhile', async () => {
    const putBack = removeStyles(page);
    addSheet('.late {}');
    await Promise.resolve();
    addSheet('.later {}');

    putBack();
    await Promise.resolve();

    expect(texts()).toEqual(['.host {}', '.first {}', '.late {}', '.later {}']);
  });
});
