import { renderDialog, renderRefusal } from './dialog-json.ts';
import { renderMessage } from './message-json.ts';
import type { Renderer } from '../../core/rendered.ts';

/** Mattermost's JSON of what the bot says. */
export const mattermostRenderer: Renderer = {
  message: renderMessage,
  dialog: renderDialog,
  refusal: renderRefusal,
};
