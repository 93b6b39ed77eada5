import type { Me } from '@coop/contract/identity-routes';
import type { ComponentType } from 'react';

import { type FailureView, failureView } from '../core/failure-view.ts';
import { type Feature, isOpenTo } from '../core/feature.ts';
import type { OpenPage } from '../core/pages.ts';
import type { Known } from '../core/resource.ts';
import type { Text } from '../core/texts.ts';

export interface PageModel {
  readonly me: Known<Me>;
  readonly features: readonly Feature[];
  readonly page: OpenPage | undefined;
}

export type PageView =
  | { readonly tag: 'loading' }
  | { readonly tag: 'failed'; readonly failure: FailureView }
  | { readonly tag: 'closed'; readonly title: string; readonly explain: string }
  | { readonly tag: 'ready'; readonly id: string; readonly Page: ComponentType };

/** The page asked for, if the person's roles open it; the first one when none is named. */
export function presentPage({ me, features, page }: PageModel, t: Text): PageView {
  if (me.tag === 'failed') {
    return { tag: 'failed', failure: failureView(me.failure, t) };
  }
  if (me.tag === 'loading') {
    return { tag: 'loading' };
  }
  const open = features.flatMap((feature) =>
    feature.Page !== undefined && isOpenTo(feature, me.value.roles)
      ? [{ tag: 'ready', id: feature.id, Page: feature.Page } as const]
      : [],
  );
  const asked = page?.id ?? '';
  const found = asked === '' ? open[0] : open.find(({ id }) => id === asked);
  return found ?? { tag: 'closed', title: t('page.closed'), explain: t('page.closed.explain') };
}
