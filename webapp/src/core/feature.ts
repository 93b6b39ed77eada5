import type { Role } from '@coop/contract/identity-routes';
import type { ComponentType } from 'react';

import type { HostPost } from './host-state.ts';
import type { FirstKey, MessageKey } from './texts.ts';

/** What a feature adds to the panel. Tabs stand in the order of the features. */
export interface Feature {
  readonly id: string;
  readonly title: MessageKey;
  /** Who has the tab and the part of the home tab; everyone, when not said. */
  readonly roles?: readonly Role[];
  readonly Tab: ComponentType;
  /** Its part of the home tab. */
  readonly HomePart?: ComponentType;
  /** Its full page, for what wants room; its id is the feature's. */
  readonly Page?: ComponentType;
  /** What it adds to the menu of a message. */
  readonly postAction?: PostAction;
  /** Called when the plugin is stopped: timers and listeners end. */
  readonly stop: () => void;
}

export interface PostAction {
  readonly label: FirstKey;
  /** Begins, in the panel that has been opened, with what the message says. */
  readonly act: (post: HostPost) => void;
}

export function isOpenTo(feature: Pick<Feature, 'roles'>, roles: readonly Role[]): boolean {
  return feature.roles === undefined || feature.roles.some((role) => roles.includes(role));
}
