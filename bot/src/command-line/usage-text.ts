import type { CommanderError } from 'commander';

import type { MessageKey } from '../core/catalogue.ts';
import { say, type Text } from '../core/text.ts';

const keyByCode: Readonly<Record<string, MessageKey>> = {
  'commander.unknownOption': 'operation.usage.unknownOption',
  'commander.unknownCommand': 'operation.usage.unknownCommand',
  'commander.missingArgument': 'operation.usage.missingArgument',
  'commander.optionMissingArgument': 'operation.usage.missingValue',
  'commander.missingMandatoryOptionValue': 'operation.usage.missingOption',
  'commander.excessArguments': 'operation.usage.excessArguments',
  'commander.invalidArgument': 'operation.usage.invalidArgument',
  'commander.conflictingOption': 'operation.usage.conflict',
  'commander.help': 'operation.usage.noCommand',
};

/** Our own sentence for a wrong usage; the library only tells which name is concerned. */
export function usageText({ code, message }: CommanderError): Text {
  const [, name = '', value = ''] = /'([^']*)'(?:[^']*'([^']*)')?/.exec(message) ?? [];
  return say(keyByCode[code] ?? 'operation.usage.other', { name, value });
}
