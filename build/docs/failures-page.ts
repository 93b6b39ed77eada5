import { craRefusalSchema } from '@coop/contract/cra';
import refusals from '@coop/contract/catalogues/fr.json' with { type: 'json' };

import causes from './failures.fr.json' with { type: 'json' };
import { botFailures, pluginFailures, type FoundFailure } from './found-failures.ts';
import { code, page, table } from './markdown.ts';
import texts from './texts.fr.json' with { type: 'json' };

interface Explained {
  readonly cause: string;
  readonly remedy: string;
}

/** What is written about each failure, by code; a test compares it with what the code declares. */
export const explainedFailures: Readonly<
  Record<'bot' | 'plugin', Readonly<Record<string, Explained | undefined>>>
> = causes;

/** `docs/failures.md`: each failure and error with its cause and its remedy. */
export function failuresPage(): string {
  const { title, introduction, bot, plugin, rules, head, rulesHead } = texts.failures;
  return page(
    title,
    texts.generated,
    introduction,
    bot,
    table(head, explained(botFailures(), explainedFailures.bot)),
    plugin,
    table(head, explained(pluginFailures(), explainedFailures.plugin)),
    rules,
    table(rulesHead, craRefusalSchema.shape.rule.options.map(ruleRow)),
  );
}

function explained(
  failures: readonly FoundFailure[],
  known: Readonly<Record<string, Explained | undefined>>,
): readonly (readonly string[])[] {
  return failures.map((failure) => {
    const { cause = '', remedy = '' } = known[failure.code] ?? {};
    return [code(failure.code), cause, remedy];
  });
}

function ruleRow(rule: keyof RefusalTexts): readonly string[] {
  return [code(rule), refusals[`refusal.${rule}`]];
}

type RefusalTexts = {
  [K in keyof typeof refusals as K extends `refusal.${infer Rule}` ? Rule : never]: string;
};
