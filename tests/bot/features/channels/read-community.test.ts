import { describe, expect, it } from '@jest/globals';

import {
  compactSlug,
  isChannelName,
  slugOf,
} from '../../../../bot/src/features/channels/channel-names.ts';
import type { Community } from '../../../../bot/src/features/channels/channels.ts';
import { defaultCommunity, defaultText, readText } from './support/community.ts';

const count = ({ channels }: Community, kind: string) =>
  channels.filter((channel) => channel.kind === kind).length;

describe('the French default', () => {
  it('wants exactly 150 channels, so many of each kind', async () => {
    const community = await defaultCommunity();

    expect(community.channels).toHaveLength(150);
    expect(count(community, 'welcome')).toBe(1);
    expect(count(community, 'national')).toBe(8);
    expect(count(community, 'territory')).toBe(107);
    expect(count(community, 'hub')).toBe(17);
    expect(count(community, 'theme')).toBe(7);
    expect(count(community, 'tool')).toBe(3);
    expect(count(community, 'team')).toBe(7);
  });

  it('2. names 107 territories as Mattermost accepts them', async () => {
    const { channels } = await defaultCommunity();
    const territories = channels.filter(({ kind }) => kind === 'territory');
    const byKey = new Map(territories.map((channel) => [channel.key, channel]));

    expect(byKey.get('dep-21')).toMatchObject({ name: 'cotedor', display: "21 - Côte-d'Or" });
    expect(byKey.get('dep-2a')?.display).toBe('2A - Corse-du-Sud');
    expect(new Set(territories.map(({ name }) => name)).size).toBe(107);
    expect(channels.every(({ name }) => isChannelName(name))).toBe(true);
  });

  it('puts a territory into every hub that covers it', async () => {
    const { hubs } = await defaultCommunity();
    const of = (code: string) =>
      hubs.filter(({ territories }) => territories.includes(code)).map(({ key }) => key);

    expect(of('971')).toEqual(['ultranumerique', 'mednum-antilles']);
    expect(of('978')).toEqual([]);
    expect(of('64')).toEqual(['hubik']);
    expect(of('35')).toEqual(['bretagne']);
  });
});

describe('names', () => {
  it('2. are slugs without accents, compact for territories', () => {
    expect(compactSlug("Côte-d'Or")).toBe('cotedor');
    expect(compactSlug('La Réunion')).toBe('lareunion');
    expect(slugOf(' RDV Aide numérique & Œuvres ')).toBe('rdv-aide-numerique-oeuvres');
  });

  it('are cut at 64 with a mark that tells them apart, and never empty', () => {
    expect(slugOf('a'.repeat(80))).toMatch(/^a{55}-[0-9a-f]{8}$/);
    expect(slugOf('…')).toMatch(/^canal-[0-9a-f]{8}$/);
  });

  it('are refused when they could be taken for an id', () => {
    expect(isChannelName('a'.repeat(26))).toBe(false);
    expect(isChannelName('0123456789abcdef0123456789abcdef01234567')).toBe(false);
    expect(isChannelName('Accueil')).toBe(false);
    expect(isChannelName('aide_espace_coop')).toBe(true);
  });
});

describe('a file that is wrong', () => {
  it('is refused with everything that is wrong, by line and column', async () => {
    const text = [
      'version: 2',
      'community: {id: conum, name: Conum, languages: [fr], timezone: Europe/Pari}',
      'teams: [{key: principal, name: cnum, default: true, peple: watch}]',
      'territories: departement-channels.csv',
      'hubs: [{key: sud, name: Sud, covers: [Atlantide]}]',
      'channels:',
      '  - {key: accueil, kind: welcome, adopt: {name: town-square}, gate: open, gate: open}',
      '  - {key: general, kind: national, gate: open, team: autre, members: [{role: chef}]}',
      '  - {key: general, kind: team, extra: keep, members: [{territory: same, tool: pix}]}',
      '  - {key: "dep-{cod}", each: territory, kind: territory, except: ["99"], hep: true}',
    ].join('\n');
    const read = await readText(text);

    const problems = read.ok ? [] : read.failure.problems;
    expect(problems.map(({ line, code, value }) => [line, code, value])).toEqual(
      [
        [1, 'version-unknown', '2'],
        [2, 'time-zone-unknown', 'Europe/Pari'],
        [3, 'unknown-field', 'peple'],
        [5, 'unknown-reference', 'Atlantide'],
        [7, 'duplicate-key', ''],
        [8, 'open-gate-misplaced', 'general'],
        [8, 'unknown-reference', 'autre'],
        [8, 'not-one-of', 'chef'],
        [9, 'twice', 'general'],
        [9, 'team-removes-extra', 'general'],
        [9, 'same-outside-each', 'same'],
        [9, 'unknown-reference', 'pix'],
        [10, 'unknown-placeholder', '{cod}'],
        [10, 'unknown-reference', '99'],
        [10, 'unknown-field', 'hep'],
      ].map((one) => expect.arrayContaining(one)),
    );
    expect(problems[2]).toMatchObject({ column: 53, expected: 'people' });
  });

  it('names two keys that would have one name in one team', async () => {
    const read = await readText(
      (await defaultText()).replace('name: general,', 'name: aide-metier,'),
    );

    expect(read).toMatchObject({
      failure: { problems: [{ code: 'name-twice', value: 'aide-metier' }] },
    });
  });

  it('is refused beyond 100 expansions of aliases, however they are nested', async () => {
    const many = `x: &x [${'1,'.repeat(5)}]\n`;
    const text = `${many}ideas: {a: &a [${'*x,'.repeat(20)}], b: [${'*a,'.repeat(20)}]}`;
    const read = await readText(text);

    expect(read.ok ? [] : read.failure.problems.map(({ code }) => code)).toContain(
      'too-many-aliases',
    );
  });

  it('is refused over 1 MiB, and when it is not UTF-8', async () => {
    expect(await readText(`# ${'x'.repeat(1_048_577)}`)).toMatchObject({
      failure: { problems: [{ code: 'too-large' }] },
    });
  });

  it('says what is wrong in the territories, in their own file', async () => {
    const territories =
      'code;name;slug;region;display_name;time_zone\n01;Ain;AIN!;ARA;01 - Ain;Mars\n';
    const read = await readText(await defaultText(), territories);

    const problems = read.ok ? [] : read.failure.problems;
    const inside = problems.filter(({ file }) => file === 'departement-channels.csv');
    expect(inside).toEqual([
      expect.objectContaining({ line: 2, column: 3, code: 'name-refused' }),
      expect.objectContaining({ line: 2, column: 6, code: 'time-zone-unknown' }),
    ]);
  });

  it('never reads a file of another folder', async () => {
    const text = (await defaultText()).replace('departement-channels.csv', '../secret.csv');

    const read = await readText(text);
    expect(read.ok ? [] : read.failure.problems.map(({ code }) => code)).toContain('file-outside');
  });
});

it('settings stand beside the list of channels, durations and shares in words', async () => {
  const text = (await defaultText()).replace(
    /\nchannels:\n([\s\S]*)$/,
    (_, list: string) =>
      `\nchannels:\n  passes: {light: 5 min}\n  auto: {maxRemovals: 10, maxShare: 5 %}\n  list:\n${list}`,
  );
  const read = await readText(text);

  expect(read).toMatchObject({
    value: {
      channelSettings: {
        lightPassMs: 300_000,
        fullPassMs: 21_600_000,
        maxRemovals: 10,
        maxShare: 0.05,
      },
    },
  });
});
