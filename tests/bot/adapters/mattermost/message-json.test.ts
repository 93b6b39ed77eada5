import { describe, expect, it } from '@jest/globals';

import { renderMessage } from '../../../../bot/src/adapters/mattermost/message-json.ts';
import { message } from '../../../../bot/src/core/message.ts';
import { typed, type Text } from '../../../../bot/src/core/text.ts';

const edge = {
  say: (text: Text) => `~${'typed' in text ? text.typed : '?'}`,
  plain: (text: Text) => ('typed' in text ? text.typed : '?'),
  seal: (action: string, args: object) => `sealed ${action} ${JSON.stringify(args)}`,
  actionUrl: 'http://bot.local/mattermost/action',
};

describe('a message on the wire', () => {
  it('is its text alone when there is nothing else', () => {
    expect(renderMessage(message(typed('Bonjour')), edge)).toEqual({
      message: '~Bonjour',
      props: {},
    });
  });

  it('carries fields, buttons and menus in one attachment: names plain, arguments sealed', () => {
    const shown = message(typed('Carte'), {
      fields: [{ title: typed('Durée'), value: typed('45 min'), short: true }],
      buttons: [
        { action: 'cra.save', args: { id: 'x' }, label: typed('Enregistrer'), style: 'primary' },
        { action: 'cra.cancel', args: {}, label: typed('Annuler') },
      ],
      menus: [
        {
          action: 'cra.edit',
          args: {},
          label: typed('Modifier…'),
          options: [{ label: typed('Hier'), value: 'x' }],
        },
      ],
    });
    const to = (action: string, args: object) => ({
      url: edge.actionUrl,
      context: { coop: edge.seal(action, args), action },
    });

    expect(renderMessage(shown, edge)).toEqual({
      message: '~Carte',
      props: {
        attachments: [
          {
            fallback: '',
            fields: [{ title: '~Durée', value: '~45 min', short: true }],
            actions: [
              {
                id: 'b0',
                type: 'button',
                name: 'Enregistrer',
                style: 'primary',
                integration: to('cra.save', { id: 'x' }),
              },
              {
                id: 'b1',
                type: 'button',
                name: 'Annuler',
                style: 'default',
                integration: to('cra.cancel', {}),
              },
              {
                id: 'm0',
                type: 'select',
                name: 'Modifier…',
                options: [{ text: 'Hier', value: 'x' }],
                integration: to('cra.edit', {}),
              },
            ],
          },
        ],
      },
    });
  });

  it('has ids of letters and digits only: others cannot be pressed', () => {
    const buttons = Array.from({ length: 12 }, () => ({
      action: 'a',
      args: {},
      label: typed('B'),
    }));

    const { props } = renderMessage(message(typed('x'), { buttons }), edge);

    expect(JSON.stringify(props).match(/"id":"[^"]*"/g)).toEqual(
      buttons.map((_, index) => `"id":"b${String(index)}"`),
    );
  });
});
