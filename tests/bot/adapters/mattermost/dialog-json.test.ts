import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';

import { makeTranslate } from '../../../../bot/src/adapters/language/translate.ts';
import {
  cutBytes,
  renderDialog,
  renderRefusal,
} from '../../../../bot/src/adapters/mattermost/dialog-json.ts';
import type { DialogElement, DialogForm } from '../../../../bot/src/core/describe-dialog.ts';
import { say, typed } from '../../../../bot/src/core/text.ts';
import { entryForm } from '../../../../bot/src/features/cra/chat/entry-form.ts';
import { entryFromCra } from '../../../../bot/src/features/cra/chat/entry-from-cra.ts';
import { peopleForm } from '../../../../bot/src/features/cra/chat/people-form.ts';
import { themesInFormOrder } from '../../../../bot/src/features/cra/theme-order.ts';
import { aCra, type aContent } from '../../../support/builders.ts';

const translate = makeTranslate((text) => text);
const inFrench = (text: Parameters<typeof translate>[0]) =>
  translate(text, { locale: 'fr', timeZone: 'Europe/Paris' });
const form = (...elements: DialogElement[]): DialogForm => ({
  title: typed('Titre'),
  submit: typed('Enregistrer'),
  elements,
});
const render = (...elements: DialogElement[]) => renderDialog(form(...elements), inFrench, 'state');
const rendered = (element: DialogElement) =>
  z.object({ elements: z.array(z.record(z.string(), z.unknown())) }).parse(render(element))
    .elements[0];

describe('a dialog on the wire', () => {
  it('has the elements that every phone shows, as 11.0 knows them', () => {
    expect(
      render(
        { type: 'text', name: 'a', label: typed('A'), help: typed('aide'), maxLength: 9 },
        { type: 'number', name: 'b', label: typed('B'), optional: true, value: '3' },
        { type: 'textarea', name: 'c', label: typed('C'), placeholder: typed('ici') },
        {
          type: 'select',
          name: 'd',
          label: typed('D'),
          options: [{ label: typed('Un'), value: '1' }],
          value: '1',
        },
        { type: 'tick', name: 'e', label: typed('E') },
        { type: 'tick', name: 'f', label: typed('F'), value: true },
      ),
    ).toEqual({
      callback_id: 'coop',
      title: 'Titre',
      submit_label: 'Enregistrer',
      notify_on_cancel: false,
      state: 'state',
      elements: [
        {
          name: 'a',
          display_name: 'A',
          type: 'text',
          optional: false,
          help_text: 'aide',
          max_length: 9,
        },
        {
          name: 'b',
          display_name: 'B',
          type: 'text',
          subtype: 'number',
          optional: true,
          default: '3',
        },
        { name: 'c', display_name: 'C', type: 'textarea', optional: false, placeholder: 'ici' },
        {
          name: 'd',
          display_name: 'D',
          type: 'select',
          optional: false,
          options: [{ text: 'Un', value: '1' }],
          default: '1',
        },
        { name: 'e', display_name: 'E', type: 'bool', optional: true, default: 'false' },
        { name: 'f', display_name: 'F', type: 'bool', optional: true, default: 'true' },
      ],
    });
  });

  it('cuts labels, titles and help at the bytes that Mattermost allows', () => {
    const long = typed('é'.repeat(200));
    const element = rendered({ type: 'text', name: 'a', label: long, help: long });

    expect(element?.['display_name']).toBe(`${'é'.repeat(10)}…`);
    expect(Buffer.byteLength(String(element?.['help_text']))).toBeLessThanOrEqual(150);
  });

  it('gives a long text an area rather than cutting it', () => {
    const value = 'é'.repeat(76);

    expect(rendered({ type: 'text', name: 'a', label: typed('A'), value })).toMatchObject({
      type: 'textarea',
      default: value,
    });
    expect(
      rendered({ type: 'text', name: 'a', label: typed('A'), value: 'é'.repeat(75) }),
    ).toMatchObject({ type: 'text' });
  });

  it('puts refusals at their elements, the rest above', () => {
    const refusal = { general: typed('tout'), elements: { a: say('refusal.required') } };

    expect(renderRefusal(refusal, inFrench)).toEqual({
      error: 'tout',
      errors: { a: 'Ce champ est nécessaire.' },
    });
    expect(renderRefusal({ elements: {} }, inFrench)).toEqual({});
  });
});

describe('a text cut to so many bytes', () => {
  it('never exceeds them nor breaks a character, and says that it was cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 3, max: 40 }),
        (text, bytes) => {
          const cut = cutBytes(text, bytes);

          expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(bytes);
          expect(cut.isWellFormed()).toBe(true);
          if (cut !== text)
            expect(text.startsWith(cut.slice(0, -1)) && cut.endsWith('…')).toBe(true);
        },
      ),
    );
  });
});

const habits = { today: '2026-03-02', themes: [], durees: [], places: [] };
const entryOf = (
  content: NonNullable<Parameters<typeof aContent>[0]>,
  ticks = themesInFormOrder.slice(0, 6),
) => ({ ...entryFromCra(aCra({ content }), {}), ticks });

describe.each(['fr', 'en'] as const)('the dialogs of the CRA in %s', (locale) => {
  const inLanguage = (text: Parameters<typeof translate>[0]) =>
    translate(text, { locale, timeZone: 'Europe/Paris' });
  const labels = (dialog: DialogForm) => [
    inLanguage(dialog.title),
    inLanguage(dialog.submit),
    ...dialog.elements.map(({ label }) => inLanguage(label)),
  ];

  it('have titles and labels that need not be cut, each name once', () => {
    const first = [0, 6, 12].map((from) =>
      entryForm(entryOf({}, themesInFormOrder.slice(from, from + 6)), habits),
    );
    const people = peopleForm(entryOf({ activite: 'collectif' }));

    for (const dialog of [...first, people]) {
      for (const label of labels(dialog)) {
        expect([label, Buffer.byteLength(label) <= 24]).toEqual([label, true]);
      }
      const names = dialog.elements.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('have defaults that are among their options', () => {
    const dialog = entryForm(
      entryOf({
        duree: 35,
        suites: { redirection: 1 },
        orientations: [{ organisme: 'caf', n: 1 }],
      }),
      habits,
    );

    for (const element of dialog.elements) {
      if (element.type !== 'select' || element.value === undefined) continue;
      expect(element.options.map(({ value }) => value)).toContain(element.value);
    }
  });
});
