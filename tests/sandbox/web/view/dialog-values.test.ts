import { describe, expect, it } from '@jest/globals';
import { dialogSchema, type Dialog } from '../../../../sandbox/web/src/client/dialog-model.ts';
import {
  initialValues,
  problemsOf,
  submissionOf,
} from '../../../../sandbox/web/src/view/dialog-values.ts';

const aDialog = (...elements: Record<string, unknown>[]): Dialog =>
  dialogSchema.parse({
    title: 'T',
    elements: elements.map((one) => ({ display_name: 'X', name: 'x', ...one })),
  });

const options = [
  { text: 'A', value: 'a' },
  { text: 'B', value: 'b' },
];
const untouched = (dialog: Dialog) => submissionOf(dialog, initialValues(dialog));

describe('a dialog, as 11.0 fills and sends it', () => {
  it('sends numbers as numbers', () => {
    expect(untouched(aDialog({ type: 'text', subtype: 'number', default: '3' }))).toEqual({ x: 3 });
  });

  it('sends an untouched tick as false', () => {
    expect(untouched(aDialog({ type: 'bool', optional: true }))).toEqual({ x: false });
  });

  it('leaves empty optional texts out', () => {
    expect(untouched(aDialog({ type: 'text', optional: true }))).toEqual({});
  });

  it('sends several choices as a list', () => {
    const dialog = aDialog({ type: 'select', multiselect: true, default: 'a, b', options });

    expect(untouched(dialog)).toEqual({ x: ['a', 'b'] });
  });

  it("neither shows nor sends a radio's default: nonsense goes out", () => {
    const dialog = aDialog({ type: 'radio', default: 'a', options });

    expect(problemsOf(dialog, initialValues(dialog))).toEqual({});
    expect(untouched(dialog)).toEqual({ x: '[object Object]' });
  });

  it('sends what was chosen in a radio', () => {
    const dialog = aDialog({ type: 'radio', default: 'a', options });

    expect(submissionOf(dialog, { x: 'b' })).toEqual({ x: 'b' });
  });

  it('begins a menu at its default only when it is one of its options', () => {
    expect(initialValues(aDialog({ type: 'select', default: 'b', options }))).toEqual({ x: 'b' });
    expect(initialValues(aDialog({ type: 'select', default: 'z', options }))['x']).toBeUndefined();
  });

  it.each([
    ['text', { type: 'text' }],
    ['menu', { type: 'select', options }],
    ['radio without a default', { type: 'radio', options }],
    ['tick', { type: 'bool' }],
  ])('refuses an empty required %s', (_name, element) => {
    const dialog = aDialog(element);

    expect(problemsOf(dialog, initialValues(dialog))).toEqual({ x: 'required' });
  });

  it('leaves the least length to the integration', () => {
    const dialog = aDialog({ type: 'text', min_length: 5 });

    expect(problemsOf(dialog, { x: 'abc' })).toEqual({});
  });

  it('refuses what is no address or number', () => {
    expect(problemsOf(aDialog({ type: 'text', subtype: 'email' }), { x: 'a' })).toEqual({
      x: 'not-an-address',
    });
    expect(problemsOf(aDialog({ type: 'text', subtype: 'number' }), { x: 'a' })).toEqual({
      x: 'not-a-number',
    });
  });

  it('shows date as plain text', () => {
    expect(untouched(aDialog({ type: 'date', default: '2026-11-25' }))).toEqual({
      x: '2026-11-25',
    });
  });
});
