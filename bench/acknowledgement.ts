import { BotProcess } from '../tests/e2e/support/bot-process.ts';
import { ChatUser } from '../tests/e2e/support/chat-user.ts';
import { openStage } from '../tests/e2e/support/stage.ts';
import { median, print, quantile, timed } from './support/figures.ts';

/**
 * Commands, clicks and forms at the bot's own doors, as Mattermost posts them, by turns with
 * `GET /health` of the same process: the time is the bot's own, HTTP included.
 */
const rounds = 400;
const warmUp = 60;

const stage = await openStage({ onSandbox: true, withPlugin: false });
const bot = new BotProcess(stage.environment);
await bot.start();
const user = await ChatUser.enter(stage);
const token = await stage.commandToken('cra');
const { userId } = user.adviser;
const place = { user_id: userId, channel_id: stage.channelId, team_id: stage.team.id };

const post = async (door: string, body: string, type = 'application/json'): Promise<unknown> => {
  const headers = { 'content-type': type };
  const response = await fetch(`${bot.url}${door}`, { method: 'POST', headers, body });
  return response.json();
};

function dayOf(number: number): string {
  const date = new Date(Date.now() - number * 43_200_000);
  return date.toISOString().slice(0, 10).split('-').reverse().join('/');
}

/** A line to be summed up; its answer holds the sealed button of the click that follows. */
function command(number: number): Promise<unknown> {
  const text = `${dayOf(number)} 1 personne 45 min courriel 64000 indiv +60 retraité sur place`;
  const form = new URLSearchParams({ ...place, token, command: '/cra', text, trigger_id: 'none' });
  return post('/mattermost/command', form.toString(), 'application/x-www-form-urlencoded');
}

function contextIn(answer: unknown): unknown {
  const [, context] =
    /"name":"Enregistrer".*?"context":(\{[^}]*\})/.exec(JSON.stringify(answer)) ?? [];
  if (context === undefined) throw new Error('the summary has no button to store it');
  return JSON.parse(context);
}

const click = (context: unknown) =>
  post('/mattermost/action', JSON.stringify({ ...place, post_id: '', trigger_id: '', context }));

/** The state of a form that was really opened. */
async function openForm(): Promise<string> {
  await user.command('/cra');
  return user.lastDialogState();
}

const submission = {
  activite: 'individuel',
  participants: 1,
  recurrents: 0,
  canal: 'rattachement',
  commune: 'Pau (64000)',
  duree: '45',
  autresThemes: 'courriel',
  age: 'plus60',
  statut: 'retraite',
};

const form = (state: string, number: number) =>
  post(
    '/mattermost/dialog',
    JSON.stringify({ ...place, state, submission: { ...submission, date: dayOf(number) } }),
  );

const times = { health: [], command: [], click: [], form: [] } satisfies Record<string, number[]>;
const kept: Record<keyof typeof times, number[]> = times;
for (let round = 0; round < warmUp + rounds; round++) {
  const state = await openForm();
  const seen: { answer?: unknown } = {};
  const measured = {
    health: await timed(() => fetch(`${bot.url}/health`).then((answer) => answer.text())),
    command: await timed(async () => (seen.answer = await command(round * 2))),
    click: await timed(() => click(contextIn(seen.answer))),
    form: await timed(() => form(state, round * 2 + 1)),
  };
  if (round < warmUp) continue;
  kept.health.push(measured.health);
  kept.command.push(measured.command);
  kept.click.push(measured.click);
  kept.form.push(measured.form);
}

const baseline = median(kept.health);
for (const [what, values] of Object.entries(kept)) {
  const ratio = median(values) / baseline;
  print(
    `${what}: median ${median(values).toFixed(1)} ms, p99 ${quantile(values, 0.99).toFixed(1)} ms, ` +
      `${ratio.toFixed(1)} times GET /health`,
  );
}
user.leave();
await bot.stop();
await stage.close();
