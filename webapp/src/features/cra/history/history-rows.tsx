import type { CraView } from '@coop/contract/cra';
import * as React from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Menu } from '../../../ui/menu.tsx';
import type { DayWords } from '../cra-words.ts';
import { useDesk } from '../desk-context.tsx';
import { useLineItems } from '../list/cra-line.tsx';
import { type HistoryModel, rowOf } from './history.presenter.ts';
import styles from './history.module.css';
import { useWindow } from './use-window.ts';

const css = classNames(styles);
const rowHeight = 64;

export interface HistoryRowsProps {
  readonly model: HistoryModel;
  /** All there are; those not read yet are drawn as places. */
  readonly count: number;
  readonly scroller: React.RefObject<HTMLDivElement | null>;
}

/** However many there are, only the rows on screen are in the page. */
export function HistoryRows({ model, count, scroller }: HistoryRowsProps): React.ReactElement {
  const t = useText();
  const { history } = useDesk();
  const list = useRef<HTMLUListElement>(null);
  const { first, end } = useWindow({ scroller, list, count, rowHeight });
  const [focused, setFocused] = useState<number | undefined>();
  useComeBack(scroller);
  useEffect(() => {
    void history.reach(end);
  }, [history, end]);
  const { rows } = model.history;
  return (
    <ul
      ref={list}
      className={css('rows')}
      style={{ height: count * rowHeight }}
      onFocus={(event) => setFocused(indexOf(event.target))}
      onBlur={() => setFocused(undefined)}
    >
      {indexes(first, end, focused, count).map((index) => {
        const cra = rows[index];
        return (
          <li
            key={cra?.id ?? index}
            data-index={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            className={css('row')}
            style={{ top: index * rowHeight, height: rowHeight }}
          >
            {cra === undefined ? (
              <span className={css('place')} aria-label={t('cra.list.loading')} role="img" />
            ) : (
              <Row cra={cra} today={model.words.today} locale={model.words.locale} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface RowProps extends DayWords {
  readonly cra: CraView;
}

/** Drawn once, however often the window moves. */
const Row = React.memo(function Row({ cra, today, locale }: RowProps): React.ReactElement {
  const t = useText();
  const row = rowOf(cra, { today, locale }, t);
  return (
    <>
      <span className={css('date')}>{row.date}</span>
      <span className={css('what')}>
        <span className={css('summary')}>{row.summary}</span>
        <span className={css('detail')} title={row.detail}>
          {row.detail}
        </span>
      </span>
      <Menu
        label={t('cra.line.menu', { summary: row.summary, time: row.date })}
        items={useLineItems(cra)}
      />
    </>
  );
});

/** Those on screen, and the one that has the focus: it must not leave the page under the hand. */
function indexes(
  first: number,
  end: number,
  focused: number | undefined,
  count: number,
): readonly number[] {
  const shown = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  const isOutside = focused !== undefined && focused < count && !shown.includes(focused);
  return isOutside ? [...shown, focused].sort((a, b) => a - b) : shown;
}

function indexOf(target: Element): number | undefined {
  const index = target.closest('[data-index]')?.getAttribute('data-index');
  return index === undefined || index === null ? undefined : Number(index);
}

/** Back where the person was, after a form. */
function useComeBack(scroller: React.RefObject<HTMLDivElement | null>): void {
  const { history } = useDesk();
  useLayoutEffect(() => scrollTo(scroller.current, history.place.get()), [history, scroller]);
}

function scrollTo(element: HTMLElement | null, top: number): void {
  if (element !== null) {
    element.scrollTop = top;
  }
}
