import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeChannelMembers } from '../../../../bot/src/adapters/mattermost/channel-members.ts';
import { makeChannels } from '../../../../bot/src/adapters/mattermost/channels.ts';
import { makeCommands } from '../../../../bot/src/adapters/mattermost/commands.ts';
import { makeConfig } from '../../../../bot/src/adapters/mattermost/config.ts';
import { makeDialogs } from '../../../../bot/src/adapters/mattermost/dialogs.ts';
import { makeDirectChannels } from '../../../../bot/src/adapters/mattermost/direct-channels.ts';
import { makeFiles } from '../../../../bot/src/adapters/mattermost/files.ts';
import { makePosts } from '../../../../bot/src/adapters/mattermost/posts.ts';
import { registerCommands } from '../../../../bot/src/adapters/mattermost/register-commands.ts';
import { makeTeams } from '../../../../bot/src/adapters/mattermost/teams.ts';
import { makeUsers } from '../../../../bot/src/adapters/mattermost/users.ts';
import { rejection } from './support/clients.ts';
import { startTestTeam, type TestTeam, unique } from './support/test-server.ts';

describe('the bot on a server', () => {
  let team: TestTeam;

  beforeAll(async () => {
    team = await startTestTeam();
  });

  afterAll(async () => {
    await team.close();
  });

  async function newChannel(kind: 'public' | 'private' = 'public') {
    const channel = { teamId: team.teamId, name: unique('canal-'), displayName: 'Canal', kind };
    return makeChannels(team.bot).create(channel);
  }

  const postsOf = () => makePosts(team.bot, { botUserId: team.botUserId });

  describe('people', () => {
    it('are found by id, name in any case, address and words', async () => {
      const users = makeUsers(team.bot);
      const { id, username } = team.alice;

      const found = [
        await users.byId(id),
        await users.byUsername(`@${username.toUpperCase()}`),
        await users.byEmail(`${username}@example.org`),
        ...(await users.byIds([id, 'a'.repeat(26)])),
        ...(await users.search({ term: username, teamId: team.teamId })),
      ];

      expect(found.map((user) => user?.id)).toEqual([id, id, id, id, id]);
      expect(found[0]).toMatchObject({
        username,
        isBot: false,
        isActive: true,
        timeZone: undefined,
      });
    });

    it('who do not exist are undefined', async () => {
      const users = makeUsers(team.bot);

      expect(await users.byId('a'.repeat(26))).toBeUndefined();
      expect(await users.byUsername('personne-de-ce-nom')).toBeUndefined();
      expect(await users.byUsername('pas un nom')).toBeUndefined();
      expect(await users.byEmail('personne@example.org')).toBeUndefined();
      expect(await users.search({ term: ' ' })).toEqual([]);
    });

    it('the bot knows itself', async () => {
      expect(await makeUsers(team.bot).me()).toMatchObject({ id: team.botUserId, isBot: true });
    });

    it('of the team come in pages', async () => {
      const ids: string[] = [];

      for await (const page of makeUsers(team.bot).inTeam(team.teamId)) {
        ids.push(...page.map(({ id }) => id));
      }

      expect(ids).toEqual(expect.arrayContaining([team.alice.id, team.bob.id, team.botUserId]));
      expect(ids).not.toContain(team.zoe.id);
    });
  });

  describe('teams', () => {
    it('are those of the bot, by name too', async () => {
      const teams = makeTeams(team.bot);

      expect((await teams.mine()).map(({ id }) => id)).toEqual([team.teamId]);
      expect(await teams.byName(team.teamName)).toMatchObject({
        id: team.teamId,
        isArchived: false,
      });
      expect(await teams.byName(unique('none'))).toBeUndefined();
    });

    it('take people in and out, each once or twice', async () => {
      const teams = makeTeams(team.bot);
      const { id } = team.zoe;

      await teams.add(team.teamId, id);
      await teams.add(team.teamId, id);
      await teams.setAdmin(team.teamId, id, true);
      const member = await teams.member(team.teamId, id);
      await teams.remove(team.teamId, id);
      await teams.remove(team.teamId, id);

      expect(member).toEqual({ teamId: team.teamId, userId: id, isAdmin: true, isGuest: false });
      expect(await teams.member(team.teamId, id)).toBeUndefined();
    });

    it('list their members in pages', async () => {
      const members = [];

      for await (const page of makeTeams(team.bot).members(team.teamId)) members.push(...page);

      expect(members.find(({ userId }) => userId === team.botUserId)?.isAdmin).toBe(true);
      expect(members.find(({ userId }) => userId === team.alice.id)?.isAdmin).toBe(false);
    });
  });

  describe('channels', () => {
    it('are made, found by name, changed, converted, archived and brought back', async () => {
      const channels = makeChannels(team.bot);
      const made = await newChannel();

      const changed = await channels.change(made.id, { header: 'En-tête', purpose: 'But' });
      const converted = await channels.convert(made.id, 'private');
      await channels.archive(made.id);
      const archived = await channels.byName(team.teamId, made.name);
      const restored = await channels.restore(made.id);

      expect(changed).toMatchObject({ header: 'En-tête', purpose: 'But', displayName: 'Canal' });
      expect(converted.kind).toBe('private');
      expect(archived).toMatchObject({ id: made.id, isArchived: true });
      expect(restored.isArchived).toBe(false);
    });

    it('whose name is taken, by an archived one too, are a conflict', async () => {
      const channels = makeChannels(team.bot);
      const { id, name, teamId } = await newChannel();
      await channels.archive(id);
      const again = channels.create({ name, teamId, displayName: 'Canal', kind: 'public' });

      expect(await rejection(again)).toMatchObject({ kind: 'conflict' });
    });

    it('whose name is too long are refused before the server fails', async () => {
      const name = 'x'.repeat(65);
      const made = makeChannels(team.bot).create({
        teamId: team.teamId,
        name,
        displayName: 'Canal',
        kind: 'public',
      });

      expect(await rejection(made)).toMatchObject({ kind: 'invalid' });
    });

    it('that do not exist are undefined', async () => {
      const channels = makeChannels(team.bot);

      expect(await channels.byId('a'.repeat(26))).toBeUndefined();
      expect(await channels.byName(team.teamId, unique('none'))).toBeUndefined();
    });

    it('are listed: the public ones, and those of the bot', async () => {
      const channels = makeChannels(team.bot);
      const [open, closed] = [await newChannel(), await newChannel('private')];

      const listed = [];
      for await (const page of channels.publicOf(team.teamId)) listed.push(...page);
      const mine = await channels.mine(team.teamId);

      expect(listed.map(({ id }) => id)).toContain(open.id);
      expect(listed.map(({ id }) => id)).not.toContain(closed.id);
      expect(mine.map(({ id }) => id)).toEqual(expect.arrayContaining([open.id, closed.id]));
    });
  });

  describe('members of a channel', () => {
    it('are added as far as possible, and those left out are named', async () => {
      const members = makeChannelMembers(team.bot);
      const { id } = await newChannel();

      const addition = await members.add(id, [team.alice.id, team.bob.id, team.zoe.id]);

      expect(addition).toEqual({
        addedIds: [team.alice.id, team.bob.id],
        refusedIds: [team.zoe.id],
        refusal: undefined,
      });
    });

    it('of whom none can be added are named with the reason', async () => {
      const { id } = await newChannel();

      const addition = await makeChannelMembers(team.bot).add(id, [team.zoe.id]);

      expect(addition).toMatchObject({
        addedIds: [],
        refusedIds: [team.zoe.id],
        refusal: { kind: 'not-found' },
      });
    });

    it('come in pages, become administrators, and leave', async () => {
      const members = makeChannelMembers(team.bot);
      const { id } = await newChannel();
      await members.add(id, [team.alice.id]);

      await members.setAdmin(id, team.alice.id, true);
      const listed = [];
      for await (const page of members.pages(id)) listed.push(...page);
      await members.remove(id, team.alice.id);
      await members.remove(id, team.alice.id);

      expect(listed).toContainEqual({ userId: team.alice.id, isAdmin: true, isGuest: false });
      expect(await members.find(id, team.alice.id)).toBeUndefined();
      expect(await members.find(id, team.botUserId)).toBeDefined();
    });
  });

  describe('posts', () => {
    it('of one key are one post', async () => {
      const { id: channelId } = await newChannel();
      const post = { channelId, message: 'Une fois', key: unique('cle-') };

      const [first, second] = [await postsOf().create(post), await postsOf().create(post)];

      expect(second.id).toBe(first.id);
      expect(
        await postsOf().findByKey({ channelId, key: post.key, sinceMs: Date.now() }),
      ).toMatchObject({
        id: first.id,
      });
    });

    it('keep their key when they change, and tell when somebody deleted them', async () => {
      const posts = postsOf();
      const { id: channelId } = await newChannel();
      const key = unique('cle-');
      const { id } = await posts.create({ channelId, message: 'Carte', key, props: { coop: 1 } });

      const changed = await posts.patch(id, { message: 'Carte 2', props: { coop: 2 }, key });
      await posts.delete(id);
      const gone = await posts.patch(id, { message: 'Carte 3', key });

      expect(changed).toMatchObject({
        message: 'Carte 2',
        props: { coop: 2, coop_key: key, from_bot: 'true' },
      });
      expect(gone).toBeUndefined();
      expect(await posts.find(id)).toBeUndefined();
      expect(await posts.findByKey({ channelId, key, sinceMs: Date.now() })).toMatchObject({ id });
    });

    it('make threads, are pinned, and are found by ids', async () => {
      const posts = postsOf();
      const { id: channelId } = await newChannel();
      const root = await posts.create({ channelId, message: 'Début', key: unique('cle-') });
      const reply = await posts.create({
        channelId,
        rootId: root.id,
        message: 'Suite',
        key: unique('cle-'),
      });

      await posts.pin(root.id);
      const [found] = await posts.findMany([root.id]);
      await posts.unpin(root.id);

      expect((await posts.thread(root.id)).map(({ id }) => id)).toEqual([root.id, reply.id]);
      expect(found).toMatchObject({ id: root.id, isPinned: true });
      expect((await posts.find(root.id))?.isPinned).toBe(false);
    });

    it('in an archived channel are refused for good', async () => {
      const { id: channelId } = await newChannel();
      await makeChannels(team.bot).archive(channelId);
      const post = postsOf().create({ channelId, message: 'Trop tard', key: unique('cle-') });

      expect(await rejection(post)).toMatchObject({ kind: 'archived', heals: false });
    });

    it('that are too long are refused', async () => {
      const { id: channelId } = await newChannel();
      const message = 'a'.repeat(16_384);
      const post = postsOf().create({ channelId, message, key: unique('cle-') });

      expect(await rejection(post)).toMatchObject({ kind: 'too-large' });
    });

    it('changed since a time come without their earlier versions', async () => {
      const posts = postsOf();
      const { id: channelId } = await newChannel();
      const key = unique('cle-');
      const first = await posts.create({ channelId, message: 'Un', key });
      const second = await posts.create({ channelId, message: 'Deux', key: unique('cle-') });
      await posts.patch(first.id, { message: 'Un bis', key });

      const changed = await posts.changedSince(channelId, first.createdAtMs);

      expect(changed.posts.map(({ message }) => message)).toEqual(
        expect.arrayContaining(['Un bis', 'Deux']),
      );
      expect(changed.posts.filter(({ id }) => id === first.id)).toHaveLength(1);
      expect(changed.posts.at(-1)?.id).toBe(second.id);
    });
  });

  it('a private conversation is the same each time', async () => {
    const direct = makeDirectChannels(team.bot, { botUserId: team.botUserId });
    const anew = makeDirectChannels(team.bot, { botUserId: team.botUserId });

    const opened = await direct.open(team.alice.id);
    const group = await direct.openGroup([team.alice.id, team.bob.id]);

    expect(await direct.open(team.alice.id)).toBe(opened);
    expect(await anew.open(team.alice.id)).toBe(opened);
    expect(await makeChannels(team.bot).byId(opened)).toMatchObject({ kind: 'direct' });
    expect(await makeChannels(team.bot).byId(group)).toMatchObject({ kind: 'group' });
  });

  it('files are sent, attached once, and read', async () => {
    const files = makeFiles(team.bot);
    const { id: channelId } = await newChannel();
    const content = Buffer.from('région;total\nÎle-de-France;3\n');
    const file = await files.upload({ channelId, name: 'région é.csv', content });

    const key = unique('cle-');
    const post = { channelId, message: '', fileIds: [file.id, 'a'.repeat(26)], key };
    const sent = await postsOf().create(post);

    expect(file).toMatchObject({ name: 'région é.csv', sizeBytes: content.byteLength });
    expect(sent).toMatchObject({ fileIds: [file.id], missingFileIds: ['a'.repeat(26)] });
    expect(await files.download(file.id, 1000)).toEqual(content);
    expect(await files.find(file.id)).toMatchObject({ postId: sent.id });
    expect(await files.find('a'.repeat(26))).toBeUndefined();
    expect(await rejection(files.download(file.id, 5))).toMatchObject({
      reason: 'unreadable-answer',
    });
  });

  it('a file is sent while it is made, up to what is allowed', async () => {
    const files = makeFiles(team.bot);
    const { id: channelId } = await newChannel();
    const made = async function* () {
      await Promise.resolve();
      for (let piece = 0; piece < 64; piece += 1) yield Buffer.alloc(16_384, 'é');
    };
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield* made();
      throw new Error('the source broke');
    };
    const file = { channelId, name: 'liste.csv' };

    const sent = await files.stream({ ...file, content: made(), maxBytes: 2_000_000 });

    expect(sent).toMatchObject({ name: 'liste.csv', sizeBytes: 1_048_576 });
    expect(
      await rejection(files.stream({ ...file, content: made(), maxBytes: 500_000 })),
    ).toMatchObject({ kind: 'too-large' });
    expect(
      await rejection(files.stream({ ...file, content: broken(), maxBytes: 0 })),
    ).toMatchObject({ message: 'the source broke' });
    const signal = AbortSignal.abort();
    expect(
      await rejection(files.stream({ ...file, content: made(), maxBytes: 0, signal })),
    ).toMatchObject({ reason: 'cancelled' });
  });

  describe('slash commands', () => {
    const wordingOf = (trigger: string) => ({
      trigger,
      displayName: 'Essai',
      autocompleteHint: '[mot]',
      autocompleteDesc: 'Essayer',
    });
    const registration = (triggers: readonly string[], callbackUrl: string) => ({
      teamIds: [team.teamId],
      wanted: triggers.map(wordingOf),
      callbackUrl,
      ownUrlPrefixes: ['http://127.0.0.1:9/'],
      botUserId: team.botUserId,
    });
    const first = 'http://127.0.0.1:9/commands';
    const second = 'http://127.0.0.1:9/v2';

    it('are registered once, rewritten, and taken away', async () => {
      const commands = makeCommands(team.bot);
      const run = (triggers: readonly string[], url: string) =>
        registerCommands(commands, registration(triggers, url));

      const [made] = await run(['coop-a', 'coop-b'], first);
      const [again] = await run(['coop-a', 'coop-b'], first);
      const [moved] = await run(['coop-a'], second);

      expect(made?.commands.map(({ change }) => change)).toEqual(['created', 'created']);
      expect(again?.commands.map(({ change }) => change)).toEqual(['unchanged', 'unchanged']);
      expect(moved).toMatchObject({
        commands: [{ change: 'updated', token: made?.commands[0]?.token }],
        deleted: ['coop-b'],
        taken: [],
      });
    });

    it('of others and of the server are left to them', async () => {
      const teams = makeTeams(team.bot);
      await teams.setAdmin(team.teamId, team.bob.id, true);
      const hers = makeCommands(team.bob.send);
      const command = await hers.create(team.teamId, { ...wordingOf('meteo'), url: first });

      const [done] = await registerCommands(
        makeCommands(team.bot),
        registration(['meteo', 'join'], first),
      );
      const token = await hers.renewToken(command.id);
      await hers.delete(command.id);
      await hers.delete(command.id);

      expect(done).toMatchObject({ commands: [], taken: ['meteo', 'join'] });
      expect(token).not.toBe(command.token);
    });

    it('cannot be registered in a team of which the bot is not administrator', async () => {
      const [done] = await registerCommands(
        makeCommands(team.alice.send),
        registration(['meteo'], first),
      );

      expect(done).toMatchObject({ commands: [], refusal: 'forbidden' });
    });
  });

  it('a dialog of a trigger that is none is refused', async () => {
    const dialog = { callback_id: 'x', title: 'Titre', elements: [] };
    const opened = makeDialogs(team.bot).open({
      triggerId: 'none',
      url: 'http://127.0.0.1:9/',
      dialog,
    });

    expect(await rejection(opened)).toMatchObject({ kind: 'invalid' });
  });

  it('tells what it can do', async () => {
    const config = makeConfig(team.bot);

    await config.ping();

    expect(await config.facts()).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      siteUrl: expect.any(String),
      maxPostCharacters: 16_383,
      hasCommands: true,
      hasPlugins: true,
    });
  });
});
