import { describe, expect, it } from '@jest/globals';
import type { Commands, SlashCommand } from '../../../../bot/src/adapters/mattermost/commands.ts';
import {
  MattermostRefused,
  type RefusalKind,
} from '../../../../bot/src/adapters/mattermost/refusals.ts';
import {
  registerCommands,
  type Registration,
} from '../../../../bot/src/adapters/mattermost/register-commands.ts';

const callbackUrl = 'https://bot.example.org/mattermost/commands';

/** The commands of teams in memory, with Mattermost's rule about taken triggers. */
class FakeCommands implements Commands {
  readonly rows: SlashCommand[] = [];
  readonly calls: string[] = [];
  readonly serverTriggers = new Set(['join']);
  refusal: RefusalKind | undefined;

  list = (teamId: string) => {
    if (this.refusal !== undefined) return Promise.reject(refused(this.refusal));
    return Promise.resolve(this.rows.filter((row) => row.teamId === teamId));
  };

  create: Commands['create'] = (teamId, wording) => {
    this.calls.push(`create ${wording.trigger}`);
    const isTaken = this.rows.some(
      (row) => row.teamId === teamId && row.trigger === wording.trigger,
    );
    if (isTaken || this.serverTriggers.has(wording.trigger))
      return Promise.reject(refused('conflict'));
    return Promise.resolve(this.put({ ...wording, teamId }));
  };

  update: Commands['update'] = (command, wording) => {
    this.calls.push(`update ${wording.trigger}`);
    const changed = { ...command, ...wording };
    this.rows.splice(this.rows.indexOf(command), 1, changed);
    return Promise.resolve(changed);
  };

  delete: Commands['delete'] = (commandId) => {
    const at = this.rows.findIndex(({ id }) => id === commandId);
    this.calls.push(`delete ${this.rows[at]?.trigger ?? 'nothing'}`);
    this.rows.splice(at, 1);
    return Promise.resolve();
  };

  renewToken: Commands['renewToken'] = () => Promise.resolve('new');

  put(fields: Partial<SlashCommand>): SlashCommand {
    const n = this.rows.length + this.calls.length + 1;
    const row: SlashCommand = {
      id: `command${n}`,
      teamId: 'team1',
      creatorId: 'bot',
      token: `token${n}`,
      createdAtMs: n,
      trigger: 'cra',
      url: callbackUrl,
      displayName: 'CRA',
      autocompleteHint: '[ligne]',
      autocompleteDesc: 'Noter',
      ...fields,
    };
    this.rows.push(row);
    return row;
  }
}

function refused(kind: RefusalKind): MattermostRefused {
  return new MattermostRefused({ kind, status: 400, errorId: 'e', request: 'x' });
}

function registration(fields: Partial<Registration> = {}): Registration {
  return {
    teamIds: ['team1'],
    wanted: [
      {
        trigger: 'cra',
        displayName: 'CRA',
        autocompleteHint: '[ligne]',
        autocompleteDesc: 'Noter',
      },
    ],
    callbackUrl,
    ownUrlPrefixes: [],
    botUserId: 'bot',
    ...fields,
  };
}

describe('registering slash commands', () => {
  it('creates what is missing in every team and answers the tokens', async () => {
    const commands = new FakeCommands();

    const done = await registerCommands(commands, registration({ teamIds: ['team1', 'team2'] }));

    expect(commands.rows.map(({ teamId }) => teamId)).toEqual(['team1', 'team2']);
    expect(done.map((team) => team.commands)).toEqual(
      commands.rows.map(({ id, token }) => [
        { trigger: 'cra', commandId: id, token, change: 'created' },
      ]),
    );
  });

  it('changes nothing the second time', async () => {
    const commands = new FakeCommands();
    const [first] = await registerCommands(commands, registration());
    commands.calls.length = 0;

    const [second] = await registerCommands(commands, registration());

    expect(commands.calls).toEqual([]);
    expect(second?.commands).toEqual(
      first?.commands.map((command) => ({ ...command, change: 'unchanged' })),
    );
  });

  it.each([
    ['address', { url: 'https://old.example.org/x' }],
    ['hint', { autocompleteHint: '' }],
    ['description', { autocompleteDesc: 'x' }],
    ['display name', { displayName: 'x' }],
  ])('rewrites a command whose %s differs and keeps its token', async (_, fields) => {
    const commands = new FakeCommands();
    const { token } = commands.put(fields);

    const [team] = await registerCommands(commands, registration());

    expect(commands.calls).toEqual(['update cra']);
    expect(team?.commands).toMatchObject([{ token, change: 'updated' }]);
    expect(commands.rows).toMatchObject([{ url: callbackUrl, autocompleteHint: '[ligne]' }]);
  });

  it('deletes its own stale commands, also at a former address that is named', async () => {
    const commands = new FakeCommands();
    commands.put({ trigger: 'ancien' });
    commands.put({ trigger: 'vieux', url: 'https://old.example.org/mattermost/commands' });

    const [team] = await registerCommands(
      commands,
      registration({ ownUrlPrefixes: ['https://old.example.org/'] }),
    );

    expect(team?.deleted).toEqual(['ancien', 'vieux']);
    expect(commands.rows.map(({ trigger }) => trigger)).toEqual(['cra']);
  });

  it('leaves alone what others made and what the bot made for another address', async () => {
    const commands = new FakeCommands();
    commands.put({ trigger: 'meteo', creatorId: 'alice' });
    commands.put({ trigger: 'autre', url: 'https://elsewhere.example.org/' });

    const [team] = await registerCommands(commands, registration());

    expect(team?.deleted).toEqual([]);
    expect(commands.rows).toHaveLength(3);
  });

  it('reports a trigger that somebody else holds and touches nothing', async () => {
    const commands = new FakeCommands();
    commands.put({ creatorId: 'alice', token: 'hers' });

    const [team] = await registerCommands(commands, registration());

    expect(team).toMatchObject({ taken: ['cra'], commands: [] });
    expect(commands.calls).toEqual([]);
  });

  it('reports a trigger that the server holds', async () => {
    const [wanted] = registration().wanted;
    const own = wanted === undefined ? [] : [{ ...wanted, trigger: 'Join' }];

    const [team] = await registerCommands(new FakeCommands(), registration({ wanted: own }));

    expect(team).toMatchObject({ taken: ['join'], commands: [] });
  });

  it('keeps the older of two commands of its own for one word', async () => {
    const commands = new FakeCommands();
    const kept = commands.put({ createdAtMs: 1 });
    commands.put({ createdAtMs: 2 });

    const [team] = await registerCommands(commands, registration());

    expect(team?.commands).toMatchObject([{ commandId: kept.id, change: 'unchanged' }]);
    expect(commands.rows).toEqual([kept]);
  });

  it.each<RefusalKind>(['forbidden', 'disabled'])(
    'says why a team could not be served (%s) and goes on',
    async (kind) => {
      const commands = new FakeCommands();
      commands.refusal = kind;

      const done = await registerCommands(commands, registration({ teamIds: ['team1', 'team2'] }));

      expect(done.map(({ refusal }) => refusal)).toEqual([kind, kind]);
    },
  );
});
