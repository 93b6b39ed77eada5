import { describe, expect, it } from '@jest/globals';

import { wordings } from '../../../bot/src/adapters/language/translate.ts';
import type { Access } from '../../../bot/src/core/access.ts';
import type { MessageKey } from '../../../bot/src/core/catalogue.ts';
import { editDistance, makeCommandTable } from '../../../bot/src/core/command-table.ts';
import { bindCommand, describeCommand } from '../../../bot/src/core/describe-command.ts';
import { message } from '../../../bot/src/core/message.ts';
import {
  fold,
  optional,
  readArguments,
  rest,
  type Parameters,
} from '../../../bot/src/core/parameters.ts';
import { periodWords, readPeriod } from '../../../bot/src/core/read-period.ts';
import { ok, type Result } from '../../../bot/src/core/result.ts';
import { typed } from '../../../bot/src/core/text.ts';
import { aPerson, aStranger } from '../../support/people.ts';

interface Wanted {
  readonly name?: string;
  readonly trigger?: string;
  readonly words?: MessageKey;
  readonly access?: Access;
  readonly hidden?: boolean;
  readonly parameters?: Parameters;
  readonly run?: () => Promise<Result<string, never>>;
}

function aCommand(wanted: Wanted = {}) {
  return bindCommand(
    describeCommand({
      name: 'cra.record',
      trigger: 'cra',
      summary: 'cra.record.summary',
      access: ['conseiller'],
      parameters: {},
      run: (): Promise<Result<string, never>> => Promise.resolve(ok('done')),
      render: { ok: (said: string) => message(typed(said)) },
      ...wanted,
    }),
    {},
  );
}

const record = aCommand({ parameters: { line: optional(rest('cra.record.line')) } });
const list = aCommand({
  name: 'cra.list',
  words: 'cra.list.words',
  parameters: { period: optional(periodWords('cra.list.period')) },
});
const session = aCommand({
  name: 'session',
  trigger: 'coop',
  words: 'core.session.words',
  access: 'everyone',
  hidden: true,
});
const table = makeCommandTable([record, list, session], wordings, 'core.helpWords');

function matched(trigger: string, text: string): string {
  const match = table.match(trigger, text);
  return match.kind === 'command' ? `${match.command.name} | ${match.text}` : match.kind;
}

describe('a line after a trigger', () => {
  it.each([
    ['', 'cra.record | '],
    ['liste', 'cra.list | '],
    ['LISTE', 'cra.list | '],
    ['  Lïste  ', 'cra.list | '],
    ['list', 'cra.list | '],
    ['liste mois dernier', 'cra.list | mois dernier'],
    ['list last month', 'cra.list | last month'],
    ['liste du 1/3 au 31/3', 'cra.list | du 1/3 au 31/3'],
    ['2 personnes 45 min', 'cra.record | 2 personnes 45 min'],
    ['aide', 'help'],
    ['Help', 'help'],
  ])('%j means %s', (text, meant) => {
    expect(matched('cra', text)).toBe(meant);
  });

  it.each(['liste de courses 2 personnes', 'liste 45 min', 'aide aux démarches 30 min', 'listes'])(
    '%j is a line to read: a sub-word counts only with its own argument behind it',
    (text) => {
      expect(matched('cra', text)).toBe(`cra.record | ${text}`);
    },
  );

  it('of a trigger that takes no words is unknown, with the nearest sub-words that are shown', () => {
    const alone = makeCommandTable([list, session], wordings, 'core.helpWords');

    expect(alone.match('cra', 'lsite')).toEqual({
      kind: 'unknown',
      received: 'lsite',
      nearest: ['cra.list.words'],
    });
    expect(alone.match('coop', 'sesion')).toEqual({
      kind: 'unknown',
      received: 'sesion',
      nearest: [],
    });
    expect(alone.match('coop', '')).toEqual({ kind: 'help' });
  });

  it('names each trigger once', () => {
    expect(table.triggers).toEqual(['cra', 'coop']);
  });

  it('shows to each the commands that they may use, hidden ones to nobody', () => {
    const names = (person = aPerson()) => table.usableBy(person).map(({ name }) => name);

    expect(names()).toEqual(['cra.record', 'cra.list']);
    expect(names(aStranger())).toEqual([]);
    expect(table.usableBy(aPerson(), 'coop')).toEqual([]);
  });
});

describe('the arguments of a command', () => {
  it('are read from what follows; what may be absent may', () => {
    const parameters = { line: optional(rest('cra.record.line')) };

    expect(readArguments(parameters, '  a  b ')).toEqual({ ok: true, value: { line: 'a  b' } });
    expect(readArguments(parameters, '')).toEqual({ ok: true, value: { line: undefined } });
  });

  it('that are missing or of another form are named, with what was received', () => {
    const refused = (received: string) => ({
      ok: false,
      failure: { tag: 'ArgumentRefused', parameter: 'cra.list.period', received },
    });

    expect(readArguments({ line: rest('cra.list.period') }, ' ')).toEqual(refused(''));
    expect(readArguments({ on: periodWords('cra.list.period') }, 'x')).toEqual(refused('x'));
  });

  it('that are refused are said to the person, and nothing runs', async () => {
    const strict = aCommand({
      parameters: { period: periodWords('cra.list.period') },
      run: () => Promise.reject(new Error('ran')),
    });
    const place = { channelId: 'c', teamId: 't' };

    expect(await strict.execute(aPerson(), 'bidule', place)).toMatchObject({
      text: { key: 'core.argumentRefused', values: { received: { typed: 'bidule' } } },
    });
  });
});

describe('words', () => {
  it('are alike whatever their case, accents and apostrophes', () => {
    expect(fold('  Année  ')).toBe('annee');
    expect(fold('Aujourd’hui')).toBe("aujourd'hui");
  });

  it.each([
    ['', '', 0],
    ['liste', 'liste', 0],
    ['liste', 'lsite', 2],
    ['chat', 'chats', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('%j and %j are %i edits apart', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance);
    expect(editDistance(other, one)).toBe(distance);
  });
});

describe('a period in words', () => {
  /** A Wednesday. */
  const today = '2026-11-18';
  const read = (words: string, on = today) => {
    const period = readPeriod(words, on);
    return period.ok ? `${period.value.from} ${period.value.to}` : period.failure;
  };

  it.each([
    ['', '2026-11-01 2026-11-18'],
    ['ce mois', '2026-11-01 2026-11-18'],
    ['mois', '2026-11-01 2026-11-18'],
    ['this month', '2026-11-01 2026-11-18'],
    ['mois dernier', '2026-10-01 2026-10-31'],
    ['Last  Month', '2026-10-01 2026-10-31'],
    ['aujourd’hui', '2026-11-18 2026-11-18'],
    ['auj', '2026-11-18 2026-11-18'],
    ['today', '2026-11-18 2026-11-18'],
    ['hier', '2026-11-17 2026-11-17'],
    ['yesterday', '2026-11-17 2026-11-17'],
    ['semaine', '2026-11-16 2026-11-18'],
    ['cette semaine', '2026-11-16 2026-11-18'],
    ['this week', '2026-11-16 2026-11-18'],
    ['trimestre', '2026-10-01 2026-11-18'],
    ['quarter', '2026-10-01 2026-11-18'],
    ['2025', '2025-01-01 2025-12-31'],
    ['année', '2026-01-01 2026-11-18'],
    ['cette annee', '2026-01-01 2026-11-18'],
    ['this year', '2026-01-01 2026-11-18'],
    ['année scolaire', '2026-09-01 2026-11-18'],
    ['school year', '2026-09-01 2026-11-18'],
    ['du 1/3 au 31/3', '2026-03-01 2026-03-31'],
    ['1/3/25 - 31/03/2025', '2025-03-01 2025-03-31'],
    ['from 2026-03-01 to 2026-03-31', '2026-03-01 2026-03-31'],
    ['du 5/3 au 5/3', '2026-03-05 2026-03-05'],
    ['5/3', '2026-03-05 2026-03-05'],
    ['2026-03-05', '2026-03-05 2026-03-05'],
  ])('%j is %s', (words, period) => {
    expect(read(words)).toBe(period);
  });

  it.each([
    ['mois dernier', '2026-01-31', '2025-12-01 2025-12-31'],
    ['mois dernier', '2024-03-31', '2024-02-01 2024-02-29'],
    ['hier', '2026-01-01', '2025-12-31 2025-12-31'],
    ['semaine', '2026-11-22', '2026-11-16 2026-11-22'],
    ['semaine', '2026-01-01', '2025-12-29 2026-01-01'],
    ['trimestre', '2026-03-31', '2026-01-01 2026-03-31'],
    ['annee scolaire', '2026-08-31', '2025-09-01 2026-08-31'],
    ['annee scolaire', '2026-09-01', '2026-09-01 2026-09-01'],
  ])('%j on %s is %s', (words, on, period) => {
    expect(read(words, on)).toBe(period);
  });

  it.each(['bidule', 'du 31/3 au 1/3', '30/2', '1999', 'du 1/3', '2026-13-01', 'mois prochain'])(
    '%j is none',
    (words) => {
      expect(read(words)).toEqual({ tag: 'PeriodUnknown', received: words });
    },
  );
});
