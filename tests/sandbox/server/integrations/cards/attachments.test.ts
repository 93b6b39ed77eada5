import { describe, expect, it } from '@jest/globals';
import { readAttachments } from '../../../../../sandbox/server/integrations/cards/attachments.ts';
import {
  findAction,
  propsToShow,
  propsToStore,
} from '../../../../../sandbox/server/integrations/cards/post-actions.ts';

describe('readAttachments', () => {
  it('gives a card all its keys', () => {
    expect(readAttachments([{ text: 'x' }])).toEqual([
      {
        id: 0,
        fallback: '',
        color: '',
        pretext: '',
        author_name: '',
        author_link: '',
        author_icon: '',
        title: '',
        title_link: '',
        text: 'x',
        fields: null,
        image_url: '',
        thumb_url: '',
        footer: '',
        footer_icon: '',
        ts: null,
      },
    ]);
  });

  it.each(['text', 5, {}, [], [{ text: 5 }], [{ fields: [{ short: null }] }]])(
    'finds no card in %j',
    (value) => {
      expect(readAttachments(value)).toBeNull();
    },
  );

  it('drops the cards that cannot be read and keeps the others', () => {
    const cards = readAttachments([{ text: 5 }, { text: 'kept' }, 'nonsense']);

    expect(cards?.map((card) => card.text)).toEqual(['kept']);
  });

  it('reads truth values of fields as text too', () => {
    const cards = readAttachments([{ fields: [{ short: 'TRUE' }, { short: 'false' }, null] }]);

    expect(cards?.[0]?.fields?.map((field) => field.short)).toEqual([true, false]);
  });

  it('leaves out what is empty in an action, and what it does not know', () => {
    const cards = readAttachments([
      { actions: [{ id: 'a', name: '', disabled: false, options: [], tooltip: 't' }, null] },
    ]);

    expect(cards?.[0]?.actions).toEqual([{ id: 'a' }]);
  });
});

describe('props of a post', () => {
  const props = {
    coop: 1,
    attachments: [
      { actions: [{ name: 'x', integration: { url: 'http://a.example', context: { k: 1 } } }] },
    ],
  };

  it('give every action an id when stored', () => {
    const cards = readAttachments(propsToStore(props)['attachments']);

    expect(cards?.[0]?.actions?.[0]?.id).toMatch(/^[a-z0-9]{26}$/);
  });

  it('keep the integration when stored and hide it when shown', () => {
    const stored = propsToStore(props);

    expect(JSON.stringify(stored)).toContain('http://a.example');
    expect(JSON.stringify(propsToShow(stored))).not.toContain('integration');
  });

  it('become null where cards cannot be read, and stay where there are none', () => {
    expect(propsToShow({ attachments: 'x' })).toEqual({ attachments: null });
    expect(propsToShow({ a: 1 })).toEqual({ a: 1 });
  });

  it('are searched for an action by its id', () => {
    const stored = { attachments: [{ actions: [{ id: 'one' }, { id: 'two', name: 'Two' }] }] };

    expect(findAction(stored, 'two')?.name).toBe('Two');
    expect(findAction(stored, 'three')).toBeUndefined();
  });
});
