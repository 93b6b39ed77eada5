import * as React from 'react';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PostView } from '../../../../sandbox/web/src/view/post-view.tsx';
import { makeDrawing, type Drawing } from '../support/draw.tsx';
import { aPost, callMethod } from '../support/page-store.ts';

const attachments = [
  {
    title: 'Ticket',
    fields: [{ title: 'Priorité', value: 'Normale', short: true }],
    actions: [
      { id: 'take', name: 'Prendre', type: 'button' },
      { id: 'more', name: 'Autres', type: 'select', options: [{ text: 'Transférer', value: 't' }] },
    ],
  },
];

describe('a message', () => {
  let drawing: Drawing;
  const user = userEvent.setup();
  const card = aPost({ id: 'p', user_id: 'me', message: 'Un ticket', props: { attachments } });

  beforeEach(() => {
    drawing = makeDrawing();
  });
  afterEach(cleanup);

  it('shows its cards and presses their buttons', async () => {
    drawing.answers.set('/actions/take', { status: 200, body: { trigger_id: 'x' } });
    drawing.draw(<PostView post={card} isInThread={false} />);

    await user.click(screen.getByRole('button', { name: 'Prendre' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Autres' }), 't');

    expect(screen.getByText('Normale')).toBeTruthy();
    expect(drawing.asked).toMatchObject([
      { method: 'POST', path: '/api/v4/posts/p/actions/take', body: {} },
      { method: 'POST', path: '/api/v4/posts/p/actions/more', body: { selected_option: 't' } },
    ]);
    expect(drawing.store.getState().entities.integrations.dialogTriggerId).toBe('x');
  });

  it('is marked when it was edited', () => {
    drawing.draw(<PostView post={aPost({ message: 'x', edit_at: 5 })} isInThread={false} />);

    expect(screen.getByText('Modifié')).toBeTruthy();
  });

  it('says that only the reader sees a private answer', () => {
    const post = aPost({ message: 'x', type: 'system_ephemeral', user_id: 'me' });
    drawing.draw(<PostView post={post} isInThread={false} />);

    expect(screen.getByText('Visible de vous seul')).toBeTruthy();
  });

  it("is drawn by the plugin's component, which replaces attachments and buttons too", () => {
    const View = ({ post }: { readonly post: { readonly message: string } }) =>
      React.createElement('p', null, `carte ${post.message}`);
    callMethod(drawing.registryOf('coop'), 'registerPostTypeComponent', 'custom_x', View);
    const post = { ...card, type: 'custom_x' };

    drawing.draw(<PostView post={post} isInThread={false} />);

    expect(screen.getByText('carte Un ticket')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Prendre' })).toBeNull();
  });

  it('gives that component exactly four props', () => {
    const seen: string[][] = [];
    const View = (props: Record<string, unknown>) => {
      seen.push(Object.keys(props).sort());
      return null;
    };
    callMethod(drawing.registryOf('coop'), 'registerPostTypeComponent', 'custom_x', View);

    drawing.draw(<PostView post={{ ...card, type: 'custom_x' }} isInThread={false} />);

    expect(seen[0]).toEqual(['compactDisplay', 'isRHS', 'post', 'theme']);
  });

  it('reads as failed, with a retry, when the component throws', () => {
    const silence = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const View = () => {
      throw new Error('on purpose');
    };
    callMethod(drawing.registryOf('coop'), 'registerPostTypeComponent', 'custom_x', View);

    drawing.draw(<PostView post={{ ...card, type: 'custom_x' }} isInThread={false} />);
    silence.mockRestore();

    expect(screen.getByText('Ce message n’a pas pu être affiché.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Réessayer' })).toBeTruthy();
  });

  it('offers the actions of plugins whose filter agrees', async () => {
    const noted: unknown[] = [];
    const registry = drawing.registryOf('coop');
    const note = (id: unknown) => noted.push(id);
    callMethod(registry, 'registerPostDropdownMenuAction', 'Signaler', note, () => true);
    callMethod(registry, 'registerPostDropdownMenuAction', 'Jamais', note, () => false);
    drawing.draw(<PostView post={card} isInThread={false} />);

    await user.click(screen.getByRole('button', { name: 'Actions du message' }));
    expect(screen.queryByRole('menuitem', { name: 'Jamais' })).toBeNull();
    await user.click(screen.getByRole('menuitem', { name: 'Signaler' }));

    expect(noted).toEqual(['p']);
  });

  it('opens its thread', async () => {
    act(() => {
      drawing.store.dispatch({ type: 'RECEIVED_POSTS', data: [card] });
    });
    drawing.draw(<PostView post={{ ...card, reply_count: 2 }} isInThread={false} />);

    await user.click(screen.getByRole('button', { name: '2 réponses' }));

    expect(drawing.store.getState().views.rhs).toMatchObject({
      isSidebarOpen: true,
      selectedPostId: 'p',
    });
  });
});
