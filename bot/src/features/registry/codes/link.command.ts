import { linkByCode, type LinkByCodeDeps, type LinkedByCode } from './link-by-code.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message } from '../../../core/message.ts';
import { rest } from '../../../core/parameters.ts';
import { ok, type Result } from '../../../core/result.ts';
import { say, typed, type Text } from '../../../core/text.ts';

/** `/coop lier <code>`: « this entry is mine ». */
export const linkCommand = describeCommand({
  name: 'registry.link',
  trigger: 'coop',
  words: 'registry.link.words',
  summary: 'registry.link.summary',
  example: 'registry.link.example',
  access: 'everyone',
  parameters: { code: rest('registry.link.code') },
  run: async (deps: LinkByCodeDeps, { actor, args }): Promise<Result<LinkedByCode, never>> =>
    ok(await linkByCode(deps, { actor, code: args.code })),
  render: { ok: (outcome) => message(sentence(outcome)) },
});

function sentence(outcome: LinkedByCode): Text {
  switch (outcome.kind) {
    case 'linked':
      return say('registry.link.done', { name: typed(outcome.entry.givenName) });
    case 'linked-already':
      return say('registry.link.already');
    case 'wrong':
      return say('registry.link.wrong');
    case 'too-many':
      return say('registry.link.tooMany');
  }
}
