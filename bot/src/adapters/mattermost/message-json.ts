import { propsKey } from '@coop/contract/identity';

import type { Button, Menu, Message, SealedArgs } from '../../core/message.ts';
import type { MessageJson, Renderer } from '../../core/rendered.ts';

/**
 * Renders a message: the one place that knows attachments, fields and actions. Clicks go to
 * `actionUrl` with the sealed arguments in a context that Mattermost keeps from every client.
 */
export function renderMessage(message: Message, edge: Edge): MessageJson {
  const actions = [
    ...(message.buttons ?? []).map((button, index) => buttonJson(button, index, edge)),
    ...(message.menus ?? []).map((menu, index) => menuJson(menu, index, edge)),
  ];
  const fields = (message.fields ?? []).map((field) => ({
    title: edge.say(field.title),
    value: edge.say(field.value),
    short: field.short ?? false,
  }));
  const attachment = { ...(fields.length && { fields }), ...(actions.length && { actions }) };
  const hasAttachment = Object.keys(attachment).length > 0;
  return {
    message: edge.say(message.text),
    props: hasAttachment ? { attachments: [{ fallback: '', ...attachment }] } : {},
  };
}

type Edge = Parameters<Renderer['message']>[1];

function buttonJson(button: Button, index: number, edge: Edge) {
  return {
    id: `b${String(index)}`,
    type: 'button',
    name: edge.plain(button.label),
    style: button.style ?? 'default',
    integration: integration(button.action, button.args, edge),
  };
}

function menuJson(menu: Menu, index: number, edge: Edge) {
  return {
    id: `m${String(index)}`,
    type: 'select',
    name: edge.plain(menu.label),
    options: menu.options.map(({ label, value }) => ({ text: edge.plain(label), value })),
    integration: integration(menu.action, menu.args, edge),
  };
}

function integration(action: string, args: SealedArgs, edge: Edge) {
  return { url: edge.actionUrl, context: { [propsKey]: edge.seal(action, args), action } };
}
