import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { useLive } from '../../../core/use-live.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useDesk } from '../desk-context.tsx';
import { toggled, withFilter } from '../query/choice.ts';
import { presentChips } from './chips.presenter.ts';
import styles from './controls.module.css';
import type { StatsPageState } from './use-stats-page.ts';

const css = classNames(styles);

/** The filters in force, each with its own way out. */
export function FilterChips(props: { readonly state: StatsPageState }): React.ReactElement | null {
  const { choice, choose, words } = props.state;
  const t = useText();
  const figures = useLive(useDesk().figures);
  const names = figures.tag === 'known' ? figures.answer.names : {};
  const chips = presentChips(choice.filters, names, words);
  return chips.length === 0 ? null : (
    <ul className={css('chips')} aria-label={t('stats.filters.inForce')}>
      {chips.map(({ filter, code, label }) => (
        <li key={`${filter} ${code}`}>
          <button
            type="button"
            className={css('chip')}
            aria-label={t('stats.filters.remove', { label })}
            onClick={() =>
              choose(withFilter(choice, filter, toggled(choice.filters[filter], code)))
            }
          >
            {label}
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
