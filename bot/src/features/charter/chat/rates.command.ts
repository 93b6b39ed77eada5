import type { CharterChatDeps } from './charter-chat-deps.ts';
import {
  countedStates,
  ratesOf,
  readCharterPeople,
  type CharterPerson,
  type CharterRates,
} from '../charter-rates.ts';
import type { NoCharter } from '../failures.ts';
import type { RegistryReader } from '../../registry/index.ts';
import { departementByCode } from '../../territory/index.ts';
import type { Person } from '../../../core/actor.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message } from '../../../core/message.ts';
import { optional, type Parameter } from '../../../core/parameters.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { breakdownFrom, isSmall, protectTable } from '../../../core/small-groups.ts';
import { lines, say, typed, type Text } from '../../../core/text.ts';

export interface RatesChatDeps extends CharterChatDeps {
  readonly registry: RegistryReader;
}

/** A territory that is not this coordinateur's, or that does not exist. */
interface TerritoryNotYours {
  readonly tag: 'TerritoryNotYours';
  readonly received: string;
}

interface Shown {
  readonly rates: CharterRates;
  /** Names of the territories counted; empty: the nation. */
  readonly territories: readonly string[];
  /** Figures of fewer than five people are not said. */
  readonly isProtected: boolean;
}

const territory: Parameter<string> = {
  takes: 'word',
  read: (text) => (departementByCode(text.toUpperCase()) ? text.toUpperCase() : undefined),
  absent: { allowed: false },
  label: 'charter.rates.territory',
};

/** `/charte etat [dep]`: counts and rate; a coordinateur's own territories, small groups hidden. */
export const ratesCommand = describeCommand({
  name: 'charter.rates',
  trigger: 'charte',
  words: 'charter.rates.words',
  summary: 'charter.rates.summary',
  example: 'charter.rates.example',
  access: ['animateur', 'coordinateur'],
  parameters: { territory: optional(territory) },
  run: async (
    deps: RatesChatDeps,
    { actor, args },
  ): Promise<Result<Shown, NoCharter | TerritoryNotYours>> => {
    const asked = territoriesFor(actor, args.territory);
    if (!asked.ok) return asked;
    const people = await readCharterPeople(deps);
    if (!people) return fail({ tag: 'NoCharter' });
    return ok({
      rates: ratesOf(peopleOf(people, asked.value)),
      territories: (asked.value ?? []).map((code) => departementByCode(code)?.name ?? code),
      isProtected: !actor.roles.has('animateur'),
    });
  },
  render: {
    ok: (shown) => message(ratesText(shown)),
    NoCharter: () => message(say('charter.failure.none')),
    TerritoryNotYours: ({ received }) =>
      message(say('charter.failure.territory', { received: typed(received) })),
  },
});

/** `undefined`: the nation. */
function territoriesFor(
  actor: Person,
  asked: string | undefined,
): Result<readonly string[] | undefined, TerritoryNotYours> {
  if (actor.roles.has('animateur')) return ok(asked === undefined ? undefined : [asked]);
  if (asked === undefined) return ok(actor.territories);
  return actor.territories.includes(asked)
    ? ok([asked])
    : fail({ tag: 'TerritoryNotYours', received: asked });
}

function peopleOf(
  people: readonly CharterPerson[],
  territories: readonly string[] | undefined,
): readonly CharterPerson[] {
  if (!territories) return people;
  return people.filter((person) => territories.includes(person.territory ?? ''));
}

function ratesText({ rates, territories, isProtected }: Shown): Text {
  const { expected, counts, rate } = rates;
  const where =
    territories.length === 0
      ? say('charter.rates.nation')
      : say('charter.rates.territories', { names: territories.map((name) => typed(name)) });
  if (isProtected && expected > 0 && expected < breakdownFrom) {
    const count = isSmall(expected)
      ? say('charter.rates.under5')
      : say('charter.rates.count', { count: expected });
    return lines(say('charter.rates.title', { where }), say('charter.rates.small', { count }));
  }
  const figures = countedStates.map((name) => counts[name]);
  const cells = isProtected ? protectTable(figures).cellules : figures.map((n) => ({ n }));
  const hidesRate = isProtected && cells.some(({ n }) => n === null);
  return lines(
    say('charter.rates.title', { where }),
    rate === null || hidesRate
      ? say('charter.rates.expected', { expected })
      : say('charter.rates.rate', { expected, rate: rate / 10 }),
    ...countedStates.flatMap((name, at) => {
      const count = cells[at]?.n ?? null;
      if (count === 0) return [];
      const said =
        count === null ? say('charter.rates.hidden') : say('charter.rates.count', { count });
      return [say('charter.rates.line', { state: say(`charter.state.${name}`), count: said })];
    }),
  );
}
