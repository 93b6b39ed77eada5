import * as React from 'react';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openedDialogSchema } from '../../../../sandbox/web/src/client/dialog-model.ts';
import { DialogHost } from '../../../../sandbox/web/src/view/dialog-view.tsx';
import { makeDrawing, type Drawing } from '../support/draw.tsx';

const opened = openedDialogSchema.parse({
  trigger_id: 't',
  url: 'http://bot/dialog',
  dialog: {
    title: 'Nouveau CRA',
    callback_id: 'cra',
    state: 'signed',
    submit_label: 'Enregistrer',
    notify_on_cancel: true,
    elements: [
      { display_name: 'Durée', name: 'duree', type: 'text', subtype: 'number', default: '45' },
      { display_name: 'Commune', name: 'commune', type: 'text' },
    ],
  },
});

describe('a dialog', () => {
  let drawing: Drawing;
  const user = userEvent.setup();
  const trigger = (data: string) => {
    act(() => {
      drawing.store.dispatch({ type: 'RECEIVED_DIALOG_TRIGGER_ID', data });
    });
  };
  const submissions = () => drawing.asked.filter(({ path }) => path.endsWith('/dialogs/submit'));
  const press = () => user.click(screen.getByRole('button', { name: 'Enregistrer' }));

  beforeEach(() => {
    drawing = makeDrawing();
    drawing.store.dispatch({ type: 'RECEIVED_DIALOG', data: opened });
    drawing.draw(<DialogHost />);
  });
  afterEach(cleanup);

  it('appears only when the page itself got the id of its trigger', () => {
    expect(screen.queryByRole('dialog')).toBeNull();
    trigger('another');
    expect(screen.queryByRole('dialog')).toBeNull();

    trigger('t');

    expect(screen.getByRole('dialog', { name: 'Nouveau CRA' })).toBeTruthy();
  });

  it('says at the field what is missing, goes there, and sends nothing', async () => {
    trigger('t');

    await press();

    const field = screen.getByLabelText(/Commune/);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field);
    expect(screen.getByText('À remplir pour continuer.')).toBeTruthy();
    expect(submissions()).toEqual([]);
  });

  it('sends what was filled in and closes', async () => {
    trigger('t');

    await user.type(screen.getByLabelText(/Commune/), 'Pau');
    await press();

    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(submissions()[0]?.body).toMatchObject({
      url: 'http://bot/dialog',
      callback_id: 'cra',
      state: 'signed',
      submission: { duree: 45, commune: 'Pau' },
    });
  });

  it("shows the integration's errors at their fields and stays open", async () => {
    drawing.answers.set('/dialogs/submit', {
      status: 200,
      body: { errors: { commune: 'Commune inconnue.' } },
    });
    trigger('t');

    await user.type(screen.getByLabelText(/Commune/), 'Zzz');
    await press();

    expect(await screen.findByText('Commune inconnue.')).toBeTruthy();
    expect(screen.getByLabelText(/Commune/).getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps what was typed when the integration fails', async () => {
    drawing.answers.set('/dialogs/submit', { status: 400, body: { id: 'x', message: 'x' } });
    trigger('t');

    await user.type(screen.getByLabelText(/Commune/), 'Pau');
    await press();

    expect((await screen.findByRole('alert')).textContent).toContain('400');
    expect(screen.getByDisplayValue('Pau')).toBeTruthy();
  });

  it('tells the integration when it is closed by Escape', async () => {
    trigger('t');

    await user.keyboard('{Escape}');

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(submissions()[0]?.body).toMatchObject({ cancelled: true, submission: {} });
  });
});
