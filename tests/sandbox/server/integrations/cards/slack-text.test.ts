import { describe, expect, it } from '@jest/globals';
import {
  expandMentions,
  linksToMarkdown,
  withTextFields,
} from '../../../../../sandbox/server/integrations/cards/slack-text.ts';
import { readAttachments } from '../../../../../sandbox/server/integrations/cards/attachments.ts';

describe('linksToMarkdown', () => {
  it.each([
    ['<http://a.example|texte>', '[texte](http://a.example)'],
    ['a <x|y> b <z|t>', 'a [y](x) b [t](z)'],
    ['<http://a.example>', '<http://a.example>'],
    ['<|y>', '<|y>'],
  ])('makes %j into %j', (source, expected) => {
    expect(linksToMarkdown(source)).toBe(expected);
  });
});

describe('expandMentions', () => {
  const usernameOf = (id: string) => (id === 'u1' ? 'alice' : undefined);

  it('names everybody the way Mattermost does', () => {
    expect(expandMentions('<!here> <!channel> <!all>', usernameOf)).toBe('@here @channel @all');
  });

  it('names a person by id, and leaves an unknown id', () => {
    expect(expandMentions('<@u1> <@u2>', usernameOf)).toBe('@alice <@u2>');
  });
});

describe('withTextFields', () => {
  const valueOf = (value: unknown): unknown => {
    const cards = readAttachments([{ fields: [{ title: 't', value }] }]) ?? [];
    return withTextFields(cards)[0]?.fields?.[0]?.value;
  };

  it.each([
    ['x', 'x'],
    [3, '3'],
    [0.5, '0.5'],
    [1234567, '1.234567e+06'],
    [0.00001, '1e-05'],
    [true, 'true'],
    [[1, 'a'], '[1 a]'],
    [{ b: 1, a: null }, 'map[a:<nil> b:1]'],
    [null, null],
  ])('prints the value %j as %j', (value, expected) => {
    expect(valueOf(value)).toBe(expected);
  });

  it('makes an empty list of fields none', () => {
    const cards = readAttachments([{ text: 'x', fields: [] }]) ?? [];

    expect(withTextFields(cards)[0]?.fields).toBeNull();
  });
});
