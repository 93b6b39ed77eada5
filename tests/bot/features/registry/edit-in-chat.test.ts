import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Entry } from '../../../../bot/src/features/registry/registry.ts';
import { anAccount, makeBotScene, type BotScene } from '../../../support/bot/bot-scene.ts';
import { actionNamed, readDialog, readMessage, untouched } from '../../../support/bot/shapes.ts';
import { accountId } from '../../../support/people.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene({
    entries: [
      { id: 'alma', email: 'alma@exemple.fr', roles: ['administrateur'], writtenBy: 'hand' },
      { id: 'fatou', email: 'fatou@exemple.fr', roles: ['animateur'], writtenBy: 'hand' },
      {},
    ],
    accounts: ['alma', 'fatou', 'claire'].map((name) => anAccount(name)),
  });
});
afterEach(() => scene.end());

const lastDialog = () => readDialog(scene.chat.opened.at(-1));
const lastSaid = () => readMessage(scene.chat.said.at(-1)?.answer);
const claire = () => scene.storage.readers.registry.entry('claire');

async function open(who: string, command = '/coop personne @claire') {
  const card = readMessage(await scene.command(who, command));
  await scene.press(who, actionNamed(card, 'Modifier'));
  return lastDialog();
}

async function submit(
  who: string,
  dialog: ReturnType<typeof lastDialog>,
  fields: object,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await scene.submit(who, dialog, { ...untouched(dialog), ...fields });
  await scene.edge.afterwork.close();
  return answer;
}

describe('/coop personne', () => {
  it('shows the entry of an account, or of an id', async () => {
    const byName = readMessage(await scene.command('fatou', '/coop personne @claire'));
    const byId = readMessage(await scene.command('fatou', '/coop person claire'));

    expect(byName.text).toMatch(/\*\*Claire .*\*\*.: active/);
    expect(byName.fields).toMatchObject({ Identifiant: 'claire', Départements: '44' });
    expect(byId.fields).toEqual(byName.fields);
  });

  it('shows addresses to administrators alone', async () => {
    const fatou = readMessage(await scene.command('fatou', '/coop personne @claire'));
    const alma = readMessage(await scene.command('alma', '/coop personne @claire'));

    expect(JSON.stringify(fatou)).not.toContain('claire@');
    expect(alma.fields['Adresse électronique']).toMatch(/claire/);
    expect((await open('fatou')).elements.map(({ name }) => name)).not.toContain('email');
    expect((await open('alma')).elements.map(({ name }) => name)).toContain('email');
  });

  it('says when no entry is meant', async () => {
    const shown = readMessage(await scene.command('fatou', '/coop personne @personne'));

    expect(shown.text).toContain('Aucune fiche');
  });

  it('is of animateurs and administrators', async () => {
    const shown = readMessage(await scene.command('claire', '/coop personne @fatou'));

    expect(shown.text).toContain('équipe d’animation');
  });
});

describe('the form of an entry', () => {
  it('changes what was changed and locks it, nothing else', async () => {
    const before = await claire();

    const answer = await submit('fatou', await open('fatou'), {
      givenName: 'Clara',
      departements: '35',
      since: '02/03/2026',
    });

    const after = await claire();
    expect(answer).toEqual({});
    expect(after).toMatchObject({
      givenName: 'Clara',
      familyName: before?.familyName,
      locks: ['affectations', 'givenName'],
      writtenBy: 'hand',
    });
    expect(after?.affectations.map(({ departement, from, to }) => [departement, from, to])).toEqual(
      [
        ['44', expect.any(String), '2026-03-01'],
        ['35', '2026-03-02', undefined],
      ],
    );
    expect(lastSaid().text).toMatch(/Fiche enregistrée.*givenName/);
    expect(lastSaid().fields['Verrouillés']).toBe('affectations, givenName');
  });

  it('left as it is changes and locks nothing', async () => {
    const before = await claire();

    await submit('fatou', await open('fatou'), {});

    expect(await claire()).toEqual(before);
    expect(lastSaid().text).toContain('Rien n’a changé');
    expect(scene.tables.chains.get('administration')).toBeUndefined();
  });

  it('keeps an import from what it locked, until the locks are released', async () => {
    await submit('fatou', await open('fatou'), { givenName: 'Clara' });
    await submit('fatou', await open('fatou'), { release: true });

    expect((await claire())?.locks).toEqual([]);
    expect((await claire())?.givenName).toBe('Clara');
  });

  it('is written to the log with codes, by pseudonym', async () => {
    await submit('fatou', await open('fatou'), { role_coordinateur: true, departements: '44, 35' });

    const events = scene.tables.chains.get('administration') ?? [];
    expect(events.at(-1)?.event).toMatch(/"fields":\["roles","territories"\]/);
    expect(events.at(-1)?.event).not.toMatch(/Claire|exemple/);
    expect((await claire())?.territories.map(({ code }) => code)).toEqual(['35', '44']);
  });

  it('names and renames the structure of a SIRET', async () => {
    await submit('fatou', await open('fatou'), {
      siret: '35600000000001',
      structure: 'La Poste',
    });
    const moved = await scene.storage.readers.registry.structure('35600000000001');
    await submit('fatou', await open('fatou'), { structure: 'Bureau de poste' });

    expect(moved?.name).toBe('La Poste');
    expect((await scene.storage.readers.registry.structure('35600000000001'))?.name).toBe(
      'Bureau de poste',
    );
  });

  it.each([
    ['a name is missing', { givenName: ' ' }, { givenName: expect.stringContaining('manque') }],
    ['a code is unknown', { departements: '99' }, { departements: expect.stringContaining('99') }],
    [
      'a SIRET has a wrong key',
      { siret: '13002603200017' },
      { siret: expect.stringContaining('clé') },
    ],
    [
      'a date does not exist',
      { end: '31/02/2026' },
      { end: expect.stringContaining('calendrier') },
    ],
    [
      'roles exclude each other',
      { role_invite: true },
      { role_invite: expect.stringContaining('invitée') },
    ],
    [
      'no role is left',
      { role_conseiller: false },
      { role_conseiller: expect.stringContaining('manque') },
    ],
    [
      'a conseiller has no département',
      { departements: '' },
      { departements: expect.stringContaining('département') },
    ],
    [
      'the end comes before the start',
      { start: '2026-03-05', end: '2026-03-04' },
      { end: expect.stringContaining('avant') },
    ],
  ])('is refused at its element when %s', async (_, fields, errors) => {
    const before = await claire();

    const answer = await submit('fatou', await open('fatou'), fields);

    expect(answer).toEqual({ errors });
    expect(await claire()).toEqual(before);
  });

  it('tells an address that is taken', async () => {
    const answer = await submit('alma', await open('alma'), { email: 'fatou@exemple.fr' });

    expect(answer).toEqual({ errors: { email: expect.stringContaining('déjà') } });
  });

  it('is refused when the entry has changed since it was shown', async () => {
    const dialog = await open('fatou');
    await submit('alma', await open('alma'), { givenName: 'Clara' });

    const answer = await submit('fatou', dialog, { familyName: 'Petit' });

    expect(answer).toEqual({ error: expect.stringContaining('a changé') });
    expect((await claire())?.givenName).toBe('Clara');
  });

  it('gives elevated roles to nobody but by an administrator', async () => {
    const dialog = await open('fatou');
    const forged = await submit('fatou', dialog, { role_animateur: true });
    const roles = async () => (await claire())?.roles;
    const afterForged = await roles();

    await submit('alma', await open('alma'), { role_animateur: true });

    expect(forged).toEqual({});
    expect(afterForged).toEqual(['conseiller']);
    expect(await roles()).toEqual(['conseiller', 'animateur']);
  });
});

describe('/coop depart', () => {
  async function depart(end: string) {
    await scene.command('fatou', '/coop depart @claire');
    const dialog = lastDialog();
    return { dialog, answer: await submit('fatou', dialog, { end }) };
  }

  it('sets the last day, today unless told otherwise, and locks it', async () => {
    const { dialog, answer } = await depart('2026-06-30');

    expect(dialog.elements.map((one) => [one.display_name, one.default])).toEqual([
      ['Dernier jour', '2026-03-02'],
    ]);
    expect(answer).toEqual({});
    expect(await claire()).toMatchObject({ end: '2026-06-30', status: 'actif', locks: ['end'] });
    expect(lastSaid().text).toMatch(/30 juin 2026/);
  });

  it('makes somebody whose last day is over gone at once', async () => {
    await depart('01/03/2026');

    expect((await claire())?.status).toBe('parti');
  });

  it('is undone by an empty day', async () => {
    await depart('01/03/2026');
    await scene.command('fatou', '/coop depart claire');
    await submit('fatou', lastDialog(), { end: '' });

    expect(await claire()).toMatchObject({ status: 'actif' } satisfies Partial<Entry>);
    expect((await claire())?.end).toBeUndefined();
  });

  it('refuses what is no date', async () => {
    expect((await depart('demain')).answer).toEqual({
      errors: { end: expect.stringContaining('demain') },
    });
  });

  it('is sealed for the one who opened it', async () => {
    await scene.command('fatou', '/coop depart @claire');

    const answer = await scene.submit('claire', lastDialog(), { end: '2026-06-30' });

    expect(answer).toEqual({ error: expect.stringContaining('n’est plus valable') });
    expect(scene.refused).toEqual(['dialog-other-person']);
    expect(accountId('claire')).not.toBe(accountId('fatou'));
  });
});
