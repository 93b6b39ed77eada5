import { describe, expect, it } from '@jest/globals';
import {
  channelMentions,
  possibleAtMentions,
  trimmedNames,
} from '../../../../../sandbox/server/integrations/commands/command-mentions.ts';

describe('possibleAtMentions', () => {
  it.each([
    ['@Bob and @bob', ['bob']],
    ['mail a@b.example', []],
    ['(@a.b-c_d:e)', ['a.b-c_d:e']],
    ['@all @here @channel', ['here']],
    [`@${'x'.repeat(65)}`, []],
  ])('finds in %j %j', (message, names) => {
    expect(possibleAtMentions(message)).toEqual(names);
  });
});

describe('channelMentions', () => {
  it.each([
    ['~town-square, ~town-square', ['town-square']],
    ['a~b', []],
  ])('finds in %j %j', (message, names) => {
    expect(channelMentions(message)).toEqual(names);
  });
});

describe('trimmedNames', () => {
  it('takes off the last dots, dashes and underscores, one by one', () => {
    expect(trimmedNames('bob._')).toEqual(['bob._', 'bob.', 'bob']);
  });
});
