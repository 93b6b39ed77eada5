import * as React from 'react';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { commandSchema } from '../../../../sandbox/web/src/client/model.ts';
import { Composer } from '../../../../sandbox/web/src/view/composer.tsx';
import { makeDrawing, type Drawing } from '../support/draw.tsx';
import { callMethod } from '../support/page-store.ts';

describe('the composer', () => {
  let drawing: Drawing;
  const user = userEvent.setup();
  const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Écrire' });
  const posted = () => drawing.asked.filter(({ path }) => path === '/api/v4/posts');
  const commands = () => drawing.asked.filter(({ path }) => path.endsWith('/commands/execute'));

  beforeEach(() => {
    // What jsdom, which has no layout, leaves out.
    Element.prototype.scrollIntoView = () => undefined;
    drawing = makeDrawing();
    const data = ['cra', 'charte'].map((trigger) => commandSchema.parse({ trigger }));
    drawing.store.dispatch({ type: 'RECEIVED_COMMANDS', data });
    drawing.answers.set('/commands/autocomplete', { status: 200, body: data });
    drawing.store.dispatch({ type: 'SELECT_TEAM', data: 'team' });
    drawing.answers.set('/api/v4/posts', { status: 201, body: { id: 'n', channel_id: 'c' } });
    drawing.draw(<Composer channelId="c" rootId="" placeholder="Écrire" />);
  });
  afterEach(cleanup);

  it('sends by Enter, begins a line by Shift and Enter', async () => {
    await user.type(box(), 'a{Shift>}{Enter}{/Shift}b{Enter}');

    expect(posted()[0]?.body).toMatchObject({ channel_id: 'c', message: 'a\nb' });
    await waitFor(() => {
      expect(box().value).toBe('');
    });
  });

  it('completes a command with the arrows and Tab', async () => {
    await user.type(box(), '/c{ArrowDown}{Tab}');

    expect(box().value).toBe('/cra ');
  });

  it('runs a command where it stands and keeps the id of its trigger', async () => {
    drawing.answers.set('/commands/execute', { status: 200, body: { trigger_id: 'x' } });

    await user.type(box(), '/cra 2 personnes{Enter}');

    expect(commands()[0]?.body).toEqual({
      command: '/cra 2 personnes',
      channel_id: 'c',
      team_id: 'team',
      root_id: '',
    });
    expect(drawing.store.getState().entities.integrations.dialogTriggerId).toBe('x');
  });

  it('keeps the text and names status and trigger when a command fails', async () => {
    drawing.answers.set('/commands/execute', { status: 500, body: {} });

    await user.type(box(), '/cra x{Enter}');

    expect((await screen.findByText(/n’a pas abouti/)).textContent).toContain('/cra');
    expect(box().value).toBe('/cra x');
  });

  it.each([
    ['lets the command pass when it answers nothing', undefined, 1, ''],
    ['swallows the command when it answers an empty object', {}, 0, ''],
    ['refuses with its message, the text stays', { error: { message: 'Non.' } }, 0, '/cra a'],
  ])('asks the hook of a plugin, which %s', async (_title, verdict, count, left) => {
    const hook = () => Promise.resolve(verdict);
    callMethod(drawing.registryOf('coop'), 'registerSlashCommandWillBePostedHook', hook);

    await user.type(box(), '/cra a{Enter}');

    await waitFor(() => {
      expect(box().value).toBe(left);
    });
    expect(commands()).toHaveLength(count);
  });

  it('lets a hook change a message', async () => {
    const hook = (post: { readonly message: string }) =>
      Promise.resolve({ post: { ...post, message: `${post.message} !` } });
    callMethod(drawing.registryOf('coop'), 'registerMessageWillBePostedHook', hook);

    await user.type(box(), 'Bonjour{Enter}');

    expect(posted()[0]?.body).toMatchObject({ message: 'Bonjour !' });
  });
});
