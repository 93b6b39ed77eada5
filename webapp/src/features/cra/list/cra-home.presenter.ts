import { type FailureView, failureView } from '../../../core/failure-view.ts';
import type { Known } from '../../../core/resource.ts';
import type { Text } from '../../../core/texts.ts';
import type { CraList, CraSummary } from '../desk.ts';
import { type CraLineView, lineOf, type ListModel, totalsText } from './cra-list.presenter.ts';

export interface HomeModel {
  readonly summary: Known<CraSummary>;
  readonly recent: Known<CraList>;
  readonly line: Omit<ListModel, 'list' | 'filter'>;
}

export type HomeView =
  | { readonly tag: 'loading' }
  | { readonly tag: 'failed'; readonly failure: FailureView }
  | { readonly tag: 'empty'; readonly title: string; readonly explain: string }
  | {
      readonly tag: 'ready';
      readonly today: string;
      readonly month: string;
      readonly days: readonly number[];
      readonly daysText: string;
      readonly lines: readonly CraLineView[];
    };

/** Today's and this month's figures, and the last CRAs. */
export function presentHome(model: HomeModel, t: Text): HomeView {
  const { summary, recent } = model;
  const failed = summary.tag === 'failed' ? summary : recent.tag === 'failed' ? recent : undefined;
  if (failed !== undefined) {
    return { tag: 'failed', failure: failureView(failed.failure, t) };
  }
  if (summary.tag !== 'known' || recent.tag !== 'known') {
    return { tag: 'loading' };
  }
  const { cras } = recent.value;
  if (cras.length === 0) {
    return { tag: 'empty', title: t('cra.empty.home'), explain: t('cra.empty.home.explain') };
  }
  const days = summary.value.days.map((day) => day.cras);
  return {
    tag: 'ready',
    today: totalsText(summary.value.today, t),
    month: totalsText(summary.value.month, t),
    days,
    daysText: t('cra.home.days', {
      count: days.reduce((sum, n) => sum + n, 0),
      days: days.length,
    }),
    lines: cras.map((cra) =>
      lineOf(cra, { ...model.line, filter: { date: undefined, isTrash: false } }, t),
    ),
  };
}
