import { describe, expect, it } from '@jest/globals';
import { commandSchema } from '../../../../sandbox/web/src/client/model.ts';
import { matchingCommands } from '../../../../sandbox/web/src/view/command-list.ts';

const commands = ['stats', 'cra', 'charte'].map((trigger) => commandSchema.parse({ trigger }));
const words = (message: string) =>
  matchingCommands(commands, message).map((command) => command.trigger);

describe('the commands proposed', () => {
  it('begin with what is typed, in the order of the alphabet', () => {
    expect(words('/c')).toEqual(['charte', 'cra']);
    expect(words('/')).toEqual(['charte', 'cra', 'stats']);
  });

  it('are none in a message, nor once the word is followed by something', () => {
    expect(words('c')).toEqual([]);
    expect(words('/cra 2')).toEqual([]);
  });

  it('leave out the hidden ones', () => {
    const hidden = commandSchema.parse({ trigger: 'coop', auto_complete: false });

    expect(matchingCommands([hidden], '/')).toEqual([]);
  });
});
