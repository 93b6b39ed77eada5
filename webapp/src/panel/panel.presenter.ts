import type { Me } from '@coop/contract/identity-routes';

import { type FailureView, failureView } from '../core/failure-view.ts';
import { type Feature, isOpenTo } from '../core/feature.ts';
import type { Known } from '../core/resource.ts';
import type { Text } from '../core/texts.ts';

export interface PanelModel {
  readonly me: Known<Me>;
  readonly features: readonly Feature[];
  /** Id of the tab asked for. */
  readonly tab: string;
}

export type PanelView =
  | { readonly tag: 'loading' }
  | { readonly tag: 'failed'; readonly failure: FailureView }
  | {
      readonly tag: 'ready';
      readonly tabs: readonly { readonly id: string; readonly label: string }[];
      readonly current: Feature;
    };

/** The tabs that the person's roles open; a tab that they do not open leads to the first. */
export function presentPanel({ me, features, tab }: PanelModel, t: Text): PanelView {
  if (me.tag === 'failed') {
    return { tag: 'failed', failure: failureView(me.failure, t) };
  }
  if (me.tag === 'loading') {
    return { tag: 'loading' };
  }
  const open = features.filter((feature) => isOpenTo(feature, me.value.roles));
  const current = open.find(({ id }) => id === tab) ?? open[0];
  return current === undefined
    ? { tag: 'loading' }
    : { tag: 'ready', current, tabs: open.map(({ id, title }) => ({ id, label: t(title) })) };
}
