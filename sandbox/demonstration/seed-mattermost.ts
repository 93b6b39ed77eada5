import { packPlugin } from '../../build/plugin-package.ts';
import { readFile } from 'node:fs/promises';
import { makeAdmin } from '../../bot/src/adapters/mattermost/admin.ts';
import { makeRestClient } from '../../bot/src/adapters/mattermost/rest-client.ts';
import { ask, type SendRequest } from '../../bot/src/adapters/mattermost/rest-request.ts';
import { timerSleep } from '../../bot/src/adapters/mattermost/timer-sleep.ts';
import { z } from 'zod';

import { demoPassword, type DemoPerson } from './persons.ts';

/** What the demonstration needs to know of the server that it filled. */
export interface SeededMattermost {
  readonly teamId: string;
  readonly botToken: string;
  /** Account of each person, by username. */
  readonly userIds: Readonly<Record<string, string>>;
}

const idShape = z.object({ id: z.string() });

/** Fills an empty server, through its API as an administrator would. */
export async function seedMattermost(
  url: string,
  community: readonly DemoPerson[],
): Promise<SeededMattermost> {
  const administrator = {
    username: 'administration',
    email: 'administration@exemple.fr',
    password: demoPassword,
    first_name: 'Administration',
  };
  const stranger = client(url);
  const adminId = await create(stranger.send, '/users', administrator);
  const token = await logIn(stranger.send, administrator.username);
  const { send, close } = client(url, token);
  const teamId = await create(send, '/teams', {
    name: 'cnum',
    display_name: 'Conseillers numériques',
    type: 'O',
  });
  const userIds: Record<string, string> = {};
  for (const person of community) userIds[person.username] = await createPerson(send, person);
  const joining = [...Object.values(userIds), adminId];
  for (const userId of joining) await add(send, teamId, userId);
  const botToken = await seedBot(send, teamId);
  await seedChannels(send, teamId, { community, userIds });
  await seedMessages(url, { send, teamId });
  close();
  stranger.close();
  return { teamId, botToken, userIds };
}

function client(url: string, token?: string) {
  return makeRestClient(
    { url, userAgent: 'demonstration', ...(token !== undefined && { token }) },
    { nowMs: () => Date.now(), random: () => Math.random(), sleep: timerSleep },
  );
}

async function create(send: SendRequest, route: string, body: object): Promise<string> {
  return (await ask(send, { method: 'POST', route, body }, idShape)).id;
}

async function logIn(send: SendRequest, loginId: string): Promise<string> {
  const body = { login_id: loginId, password: demoPassword };
  const answer = await send({ method: 'POST', route: '/users/login', body });
  return answer.headers['token'] ?? '';
}

function createPerson(send: SendRequest, person: DemoPerson): Promise<string> {
  return create(send, '/users', {
    username: person.username,
    email: `${person.username}@exemple.fr`,
    password: demoPassword,
    first_name: person.givenName,
    last_name: person.familyName,
    locale: 'fr',
  });
}

async function add(send: SendRequest, teamId: string, userId: string): Promise<void> {
  const body = { team_id: teamId, user_id: userId };
  await send({ method: 'POST', route: '/teams/{teamId}/members', path: { teamId }, body });
}

async function seedBot(send: SendRequest, teamId: string): Promise<string> {
  const admin = makeAdmin(send);
  const bot = await admin.ensureBot({
    username: 'coop-bot',
    displayName: 'Coop',
    description: 'CRA, charte et aide, dans la messagerie',
  });
  await admin.ensureTeamAdmin(teamId, bot.userId);
  const archive = await readFile(await packPlugin('dist'));
  const { id } = await admin.uploadPlugin(archive);
  await admin.enablePlugin(id);
  return admin.createToken(bot.userId, 'Coop');
}

async function seedChannels(
  send: SendRequest,
  teamId: string,
  people: { community: readonly DemoPerson[]; userIds: Readonly<Record<string, string>> },
): Promise<void> {
  const national = await channel(send, teamId, { name: 'entraide', display: 'Entraide' });
  const local = await channel(send, teamId, {
    name: 'dep-64',
    display: '64 - Pyrénées-Atlantiques',
  });
  for (const { username, departement } of people.community) {
    const userId = people.userIds[username];
    if (userId === undefined) continue;
    await join(send, national, userId);
    if (departement === '64') await join(send, local, userId);
  }
}

interface DemoMessage {
  readonly channel: string;
  readonly by: string;
  readonly text: string;
}

/** Enough to see a community at work. */
const messages: readonly DemoMessage[] = [
  {
    channel: 'town-square',
    by: 'fatou.diallo',
    text: 'Bienvenue à toutes et tous ! Ici, on se présente ; pour une question, le canal ~entraide est le bon endroit.',
  },
  {
    channel: 'town-square',
    by: 'fatou.diallo',
    text: 'Pour saisir un CRA : l’icône Coop à droite, ou `/cra` depuis votre téléphone. `/coop` montre tout ce qui est possible.',
  },
  {
    channel: 'entraide',
    by: 'claire.martin',
    text: 'Quelqu’un a une fiche simple pour expliquer FranceConnect à des débutants ?',
  },
  {
    channel: 'entraide',
    by: 'karim.benali',
    text: 'Oui : trois étapes, une image par étape. Je la dépose ce soir.',
  },
  {
    channel: 'dep-64',
    by: 'karim.benali',
    text: 'Réunion du département jeudi à 14 h, à Pau. Pensez à saisir vos CRA de la semaine.',
  },
];

async function seedMessages(
  url: string,
  { send, teamId }: { send: SendRequest; teamId: string },
): Promise<void> {
  await rename(send, teamId, { name: 'town-square', display: 'Accueil' });
  await rename(send, teamId, { name: 'off-topic', display: 'Pause café' });
  for (const { channel: name, by, text } of messages) {
    const stranger = client(url);
    const author = client(url, await logIn(stranger.send, by));
    await create(author.send, '/posts', {
      channel_id: await channelId(author.send, teamId, name),
      message: text,
    });
    author.close();
    stranger.close();
  }
}

async function rename(
  send: SendRequest,
  teamId: string,
  { name, display }: { name: string; display: string },
): Promise<void> {
  await send({
    method: 'PUT',
    route: '/channels/{channelId}/patch',
    path: { channelId: await channelId(send, teamId, name) },
    body: { display_name: display },
  });
}

async function channelId(send: SendRequest, teamId: string, name: string): Promise<string> {
  const route = '/teams/{teamId}/channels/name/{name}';
  return (await ask(send, { method: 'GET', route, path: { teamId, name } }, idShape)).id;
}

function channel(
  send: SendRequest,
  teamId: string,
  { name, display }: { name: string; display: string },
): Promise<string> {
  return create(send, '/channels', { team_id: teamId, name, display_name: display, type: 'O' });
}

async function join(send: SendRequest, channelId: string, userId: string): Promise<void> {
  await send({
    method: 'POST',
    route: '/channels/{channelId}/members',
    path: { channelId },
    body: { user_id: userId },
  });
}
