import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Reminder } from '../../../../bot/src/features/cra/remind/ports.ts';
import {
  reminderCard,
  reminderMessage,
  silencedMessage,
} from '../../../../bot/src/features/cra/remind/reminder-message.ts';
import { seal, type Seal } from '../../../../bot/src/core/seal.ts';
import { accountId } from '../../../support/people.ts';
import { pressedPost, responseAddress } from '../../../support/bot/acts.ts';
import { anAccount, makeBotScene, type BotScene } from '../../../support/bot/bot-scene.ts';
import { actionNamed, readDialog, readMessage, untouched } from '../../../support/bot/shapes.ts';

let scene: BotScene;

beforeEach(async () => {
  scene = await makeBotScene();
});
afterEach(() => scene.end());

const aName = 'cra.reminders.stop';
const aSeal: Seal = { purpose: `action:${aName}`, args: {}, at: 0, nonce: 'n' };
const whole = '/cra 45 min courriel 44000 indiv sur place 60+ retraité';
const lastDialog = () => readDialog(scene.chat.opened.at(-1));
const lastSaid = () => readMessage(scene.chat.said.at(-1)?.answer);

describe('the door of commands', () => {
  it.each([
    ['a wrong token', { token: 'x' }],
    ['no token', { token: '' }],
    ['the token of nothing', { command: '/inconnu' }],
    ['a person who is none', { user_id: '../../etc' }],
    ['no trigger', { command: '' }],
  ])('refuses %s with 401, and does nothing', async (_, fields) => {
    const answer = await scene.form({ ...scene.commandFields('claire', '/cra'), ...fields });

    expect([answer.statusCode, answer.json()]).toEqual([401, {}]);
    expect(scene.chat.opened).toEqual([]);
    expect(scene.refused).toHaveLength(1);
  });

  it('admits each token in force of the trigger, in capitals too', async () => {
    const fields = { ...scene.commandFields('claire', '/COOP'), token: 'other' };

    expect((await scene.form(fields)).statusCode).toBe(200);
  });

  it('answers JSON, the only form whose content is not shown as it is', async () => {
    const answer = await scene.form(scene.commandFields('claire', '/coop aide'));

    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(answer.json()).toMatchObject({ response_type: 'ephemeral', skip_slack_parsing: true });
  });

  it('answers the session of the plugin in props alone, with nothing to show', async () => {
    const answer = await scene.command('claire', '/coop session');

    expect(answer).toEqual({
      text: '',
      props: {
        coop: {
          token: expect.stringMatching(/^[\w.-]+$/),
          expiresAt: scene.clock.now() + 900_000,
          apiUrl: 'https://coop.exemple.fr',
        },
      },
    });
  });

  it('opens the dialog of the command for the one who typed, bound to them by its seal', async () => {
    expect(await scene.command('claire', '/cra')).toEqual({});

    expect(lastDialog()).toMatchObject({
      triggerId: 'trigger-claire',
      url: 'http://bot.local/mattermost/dialog',
      title: 'Nouveau CRA',
      state: expect.stringMatching(/^cra\.entry [\w-]+\.[\w-]+\.[\w-]+$/),
    });
  });

  it('shows Continuer when the dialog can no longer open, and it leads to the same dialog', async () => {
    scene.chat.triggersExpired = true;
    const shown = readMessage(await scene.command('claire', '/cra'));
    scene.chat.triggersExpired = false;
    await scene.press('claire', actionNamed(shown, 'Continuer'));

    expect(shown.text).toContain('Continuer');
    expect(lastDialog().title).toBe('Nouveau CRA');
  });

  it('names who may, when the person may not', async () => {
    const shown = readMessage(await scene.command('ines', '/cra'));

    expect(shown.text).toContain('conseillères et conseillers numériques');
    expect(scene.refused).toEqual(['command-access']);
  });

  it('answers unknown words with what is possible, their Markdown shown as typed', async () => {
    const shown = readMessage(await scene.command('claire', '/coop @all **gras**'));

    expect(shown.text).not.toMatch(/@all|(?<!\\)\*/);
    expect(shown.text).toContain('aide');
  });

  it('says a failure with its reference, in the language of the person, and not what failed', async () => {
    await scene.end();
    scene = await makeBotScene();
    scene.edge.actors.personOf = () => Promise.reject(new Error('secret of the server'));

    const shown = readMessage(await scene.command('claire', '/cra'));

    expect(shown.text).toMatch(/référence [0-9A-Z]{26}/);
    expect(shown.text).not.toContain('secret');
    expect(scene.logged).toContainEqual(expect.objectContaining({ reference: expect.anything() }));
  });
});

describe('the door of buttons', () => {
  it('answers a press on an ephemeral card through the address of its command', async () => {
    const shown = readMessage(await scene.command('claire', whole));

    const answer = await scene.press('claire', actionNamed(shown, 'Annuler'));

    expect(answer).toEqual({});
    expect(scene.chat.said.at(-1)?.address).toBe(responseAddress);
    expect(lastSaid().text).toContain('rien n’a été enregistré');
  });

  it('answers it by direct message once the address is used up', async () => {
    const shown = readMessage(await scene.command('claire', whole));
    scene.chat.addressUsedUp = true;

    await scene.press('claire', actionNamed(shown, 'Annuler'));

    expect((await scene.waiting()).map((said) => said?.message)).toEqual([
      expect.stringContaining('rien n’a été enregistré'),
    ]);
  });

  it('redraws a real card in place', async () => {
    const post = await scene.voice.renderFor(
      {
        kind: 'message',
        text: { typed: 'carte' },
        buttons: [{ action: 'cra.entry.cancel', args: {}, label: { typed: 'Annuler' } }],
      },
      { kind: 'direct', userId: accountId('claire') },
    );

    const answer = await scene.press('claire', actionNamed(readMessage(post), 'Annuler'));

    expect(answer).toEqual({ update: { message: expect.stringContaining('Annulé'), props: {} } });
  });

  it.each([
    ['by somebody else', 'paul', (seal: string) => seal, 'press-other-person'],
    ['with a changed seal', 'claire', (seal: string) => `${seal}x`, 'press-forged'],
    ['without a seal', 'claire', () => 'rien', 'press-malformed'],
  ])('refuses a press %s, counts it, and changes nothing', async (_, who, change, counted) => {
    const shown = readMessage(await scene.command('claire', whole));
    const { integration, ...save } = actionNamed(shown, 'Enregistrer');
    const context = { ...integration.context, coop: change(integration.context.coop) };

    const answer = await scene.press(who, { ...save, integration: { ...integration, context } });

    expect(answer).toEqual({ ephemeral_text: expect.stringContaining('n’est plus valable') });
    expect(scene.refused).toEqual([counted]);
    expect(scene.tables.cras.size).toBe(0);
  });

  it('refuses the seal of one button on another', async () => {
    const shown = readMessage(await scene.command('claire', whole));
    const { integration, ...cancel } = actionNamed(shown, 'Annuler');
    const context = { ...integration.context, action: 'cra.save' };

    await scene.press('claire', { ...cancel, integration: { ...integration, context } });

    expect(scene.refused).toEqual(['press-other-purpose']);
  });

  it('checks the right at the press, not when the button was shown', async () => {
    const shown = readMessage(await scene.command('claire', whole));
    await scene.storage.transaction(({ registry }) => registry.unlink('claire'));

    const answer = await scene.press('claire', actionNamed(shown, 'Enregistrer'));

    expect(answer).toEqual({ ephemeral_text: expect.stringContaining('pas le droit') });
    expect(scene.refused).toEqual(['press-access']);
    expect(scene.tables.cras.size).toBe(0);
  });

  it('says a failure in the thread of the card, with its reference', async () => {
    const shown = readMessage(await scene.command('claire', whole));
    scene.edge.actors.personOf = () => Promise.reject(new Error('secret of the server'));

    const answer = await scene.press('claire', actionNamed(shown, 'Annuler'));

    expect(answer).toEqual({ ephemeral_text: expect.stringMatching(/référence [0-9A-Z]{26}/) });
  });

  it('answers nothing to what is no press', async () => {
    const answer = await scene.app.inject({
      method: 'POST',
      url: '/mattermost/action',
      payload: { user_id: 'x' },
    });

    expect([answer.statusCode, answer.json()]).toEqual([200, {}]);
    expect(scene.refused).toEqual(['press-malformed']);
  });
});

describe('the door of dialogs', () => {
  async function opened() {
    await scene.command('claire', '/cra');
    return lastDialog();
  }
  const filled = {
    commune: 'Nantes (44000)',
    canal: 'distance',
    activite: 'individuel',
    duree: '45',
    theme1: true,
    age: 'plus60',
    statut: 'retraite',
  };

  it('takes a submission once; its replay is refused, counted, and stores nothing more', async () => {
    const dialog = await opened();
    const submission = { ...untouched(dialog), ...filled };

    expect(await scene.submit('claire', dialog, submission)).toEqual({});
    const replay = await scene.submit('claire', dialog, { ...submission, duree: '60' });

    expect(replay).toEqual({ error: expect.stringContaining('déjà été enregistré') });
    expect(scene.refused).toEqual(['dialog-replayed']);
    expect([...scene.tables.cras.values()].map(([cra]) => cra?.content.duree)).toEqual([45]);
  });

  it('answers a submission without waiting for a slow Mattermost', async () => {
    const dialog = await opened();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    scene.chat.slowness = promise.then(() => undefined);

    const answer = await scene.submit('claire', dialog, { ...untouched(dialog), ...filled });

    expect(answer).toEqual({});
    expect(scene.tables.cras.size).toBe(1);
    expect(scene.chat.said).toEqual([]);
    resolve(undefined);
    await scene.edge.afterwork.close();
    expect(lastSaid().text).toContain('CRA enregistré');
  });

  it('confirms it through the address of the command, else by direct message', async () => {
    const first = await opened();
    await scene.submit('claire', first, { ...untouched(first), ...filled });
    scene.chat.addressUsedUp = true;
    const second = await opened();
    await scene.submit('claire', second, { ...untouched(second), ...filled, duree: '60' });

    expect(lastSaid().text).toContain('**CRA enregistré**');
    expect((await scene.waiting()).map((said) => said?.message)).toEqual([
      expect.stringContaining('semblable'),
    ]);
  });

  it('may be corrected and sent again after a refusal', async () => {
    const dialog = await opened();

    const refused = await scene.submit('claire', dialog, { ...untouched(dialog), commune: 'Xyz' });
    const accepted = await scene.submit('claire', dialog, { ...untouched(dialog), ...filled });

    expect(refused).toEqual({
      errors: {
        activite: 'Ce champ est nécessaire.',
        canal: 'Ce champ est nécessaire.',
        commune: expect.stringContaining('Xyz'),
        duree: 'Ce champ est nécessaire.',
        age: 'Ce champ est nécessaire.',
        statut: 'Ce champ est nécessaire.',
        autresThemes: 'Ce champ est nécessaire.',
      },
    });
    expect(accepted).toEqual({});
  });

  it.each([
    ['by somebody else', 'paul', (state: string) => state, 'dialog-other-person'],
    ['with a changed seal', 'claire', (state: string) => `${state}A`, 'dialog-forged'],
    [
      'under the name of another dialog',
      'claire',
      (state: string) => state.replace('cra.entry', 'cra.people'),
      'dialog-other-purpose',
    ],
    ['without a state', 'claire', () => '', 'dialog-malformed'],
  ])('refuses a submission %s', async (_, who, change, counted) => {
    const { state } = await opened();

    const answer = await scene.submit(who, { state: change(state) }, filled);

    expect(answer).toEqual({ error: expect.stringContaining('n’est plus valable') });
    expect(scene.refused).toEqual([counted]);
    expect(scene.tables.cras.size).toBe(0);
  });

  it('refuses one that was opened more than 24 hours ago, and says so', async () => {
    const dialog = await opened();
    scene.clock.advance(86_400_001);

    const answer = await scene.submit('claire', dialog, filled);

    expect(answer).toEqual({ error: expect.stringContaining('24 heures') });
    expect(scene.refused).toEqual(['dialog-expired']);
  });

  it('checks the right at the submission', async () => {
    const dialog = await opened();
    await scene.storage.transaction(({ registry }) => registry.unlink('claire'));

    const answer = await scene.submit('claire', dialog, filled);

    expect(answer).toEqual({ error: expect.stringContaining('pas le droit') });
  });

  it('does nothing when it was closed', async () => {
    const { state } = await opened();
    const payload = { user_id: accountId('claire'), state, submission: {}, cancelled: true };

    const answer = await scene.app.inject({ method: 'POST', url: '/mattermost/dialog', payload });

    expect(answer.json()).toEqual({});
    expect(scene.tables.cras.size).toBe(0);
  });

  it('says a failure above the form, with its reference', async () => {
    const dialog = await opened();
    scene.edge.actors.personOf = () => Promise.reject(new Error('secret of the server'));

    const answer = await scene.submit('claire', dialog, filled);

    expect(answer).toEqual({ error: expect.stringMatching(/référence [0-9A-Z]{26}/) });
  });
});

describe('a seal of the former secret', () => {
  it('still opens, one of an older secret does not', async () => {
    const shown = readMessage(await scene.command('claire', whole));
    const cancel = actionNamed(shown, 'Annuler');
    const after = async (former: string) => {
      const settings = { COOP_SECRET: 'n'.repeat(32), COOP_SECRET_FORMER: former };
      const renewed = await makeBotScene({ settings });
      await renewed.press('claire', cancel);
      await renewed.end();
      return renewed.refused;
    };

    expect(await after('s'.repeat(32))).toEqual([]);
    expect(await after('')).toEqual(['press-unknown-key']);
  });
});

describe('a button that is too old', () => {
  const standing = { stage: 'month', since: '2026-03-02' } as const;
  const card = reminderCard('claire', standing);
  const button = {
    id: 'b1',
    type: 'button',
    name: 'Ne plus me rappeler',
    integration: {
      url: '',
      context: { coop: seal({ current: { id: 'old', secret: 'old' } }, aSeal), action: aName },
    },
  } as const;
  const place = (reminder?: Reminder) =>
    scene.storage.transaction(async ({ cards, reminders }) => {
      await cards.place(card, pressedPost);
      await reminders.remember('claire', { said: [], ...(reminder && { standing: reminder }) });
    });
  const effects = () => [...scene.tables.outbox.values()].map(({ effect }) => effect);

  it('draws its card again from what is true now, and asks to press again', async () => {
    await place(standing);

    const answer = await scene.press('claire', button);

    expect(answer).toEqual({ ephemeral_text: expect.stringContaining('appuyez de nouveau') });
    expect(effects()).toEqual([
      {
        kind: 'card',
        card,
        to: { kind: 'direct', userId: accountId('claire') },
        message: reminderMessage(standing),
      },
    ]);
    expect(scene.refused).toEqual(['press-unknown-key']);
  });

  it('does nothing of what it was for', async () => {
    await place(standing);

    await scene.press('claire', button);

    expect((await scene.storage.readers.reminders.read('claire')).isSilenced).toBe(false);
  });

  it('draws the choice that was made since', async () => {
    await place(standing);
    await scene.storage.transaction(({ reminders }) => reminders.silence('claire', true));

    await scene.press('claire', button);

    expect(effects()).toMatchObject([{ message: silencedMessage({ isSilenced: true }) }]);
  });

  it('takes its card away when what it showed is over', async () => {
    await place();

    const answer = await scene.press('claire', button);

    expect(answer).toEqual({ ephemeral_text: expect.stringContaining('retirée') });
    expect(effects()).toEqual([{ kind: 'withdraw', card }]);
  });

  it.each([
    ['of another form', { coop: 'v0 of a seal', action: aName }, 'press-malformed'],
    ['of an action that is no more', { coop: 'x.y.z', action: 'gone' }, 'press-unknown-key'],
  ])('%s draws its card again too', async (_, context, counted) => {
    await place(standing);

    const answer = await scene.press('claire', { ...button, integration: { url: '', context } });

    expect(answer).toEqual({ ephemeral_text: expect.stringContaining('appuyez de nouveau') });
    expect(scene.refused).toEqual([counted]);
  });

  it('that outlived its time draws its card again too', async () => {
    await place(standing);
    const shown = await scene.voice.renderFor(reminderMessage(standing), {
      kind: 'direct',
      userId: accountId('claire'),
    });
    scene.clock.advance(367 * 86_400_000);

    const stop = actionNamed(readMessage(shown), 'Ne plus me rappeler');
    await scene.press('claire', stop);

    expect(scene.refused).toEqual(['press-expired']);
    expect(effects()).toHaveLength(1);
  });

  it('draws its card once a minute, however often it is pressed', async () => {
    await place(standing);

    await scene.press('claire', button);
    await scene.press('claire', button);
    scene.clock.advance(60_000);
    await scene.press('claire', button);

    expect(effects()).toHaveLength(2);
  });

  it('is refused on a post that is no card of ours', async () => {
    const answer = await scene.press('claire', button);

    expect(answer).toEqual({ ephemeral_text: expect.stringContaining('n’est plus valable') });
    expect(effects()).toEqual([]);
  });

  it('does not let a forged seal through: it is refused on a real card', async () => {
    await place(standing);
    const shown = await scene.voice.renderFor(reminderMessage(standing), {
      kind: 'direct',
      userId: accountId('claire'),
    });
    const { integration, ...stop } = actionNamed(readMessage(shown), 'Ne plus me rappeler');
    const context = { ...integration.context, coop: `${integration.context.coop}A` };

    const answer = await scene.press('claire', {
      ...stop,
      integration: { ...integration, context },
    });

    expect(answer).toEqual({ ephemeral_text: expect.stringContaining('n’est plus valable') });
    expect(effects()).toEqual([]);
  });
});

describe('the language of an answer', () => {
  it('is the one chosen in Mattermost', async () => {
    await scene.end();
    scene = await makeBotScene({ accounts: [anAccount('claire', { locale: 'en-AU' })] });

    await scene.command('claire', '/cra');
    const help = readMessage(await scene.command('claire', '/coop help'));

    expect(lastDialog().title).toBe('New report');
    expect(help.text).toContain('What you can do');
  });
});
