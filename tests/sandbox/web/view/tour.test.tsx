import * as React from 'react';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Tour, tourSteps } from '../../../../sandbox/web/src/view/tour.tsx';
import { makeDrawing, type Drawing } from '../support/draw.tsx';

describe('the guided tour', () => {
  let drawing: Drawing;
  const user = userEvent.setup();

  beforeEach(() => {
    window.localStorage.clear();
    drawing = makeDrawing();
    drawing.draw(<Tour />);
  });
  afterEach(cleanup);

  it('has ten steps', () => {
    expect(tourSteps).toHaveLength(10);
    expect(screen.getByText('Visite guidée, étape 1 sur 10')).toBeTruthy();
  });

  it('is walked by its buttons and then by the arrows', async () => {
    await user.click(screen.getByRole('button', { name: 'Suivant' }));
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');

    expect(screen.getByRole('dialog', { name: 'Annulez-le' })).toBeTruthy();
  });

  it('ends by Escape, and the browser remembers', async () => {
    await user.click(screen.getByRole('button', { name: 'Suivant' }));
    await user.keyboard('{Escape}');

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(drawing.page.settings.get().tourStep).toBe(-1);
  });

  it('can be skipped', async () => {
    await user.click(screen.getByRole('button', { name: 'Passer la visite' }));

    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
