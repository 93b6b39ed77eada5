import { statsScopes } from '@coop/contract/stats';
import * as React from 'react';
import { useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { useExport } from '../../../core/use-export.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { ExportNotice } from '../../../ui/export-notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { periodNames, periodOf } from '../query/periods.ts';
import { ActionsMenu } from './actions-menu.tsx';
import styles from './controls.module.css';
import { presentControls, withScope } from './controls.presenter.ts';
import { CustomPeriod } from './custom-period.tsx';
import { FilterChips } from './filter-chips.tsx';
import { FiltersPanel } from './filters-panel.tsx';
import { ScopePicker } from './scope-picker.tsx';
import type { StatsPageState } from './use-stats-page.ts';

const css = classNames(styles);

export interface ControlsProps {
  readonly state: StatsPageState;
}

/** Whose figures, of when, and which of them. */
export function Controls({ state }: ControlsProps): React.ReactElement {
  const t = useText();
  const { choice, choose, words } = state;
  const view = presentControls(state, words);
  const [picking, setPicking] = useState<'structure' | 'conseiller'>();
  const [isCustom, setIsCustom] = useState(false);
  const [hasFilters, setHasFilters] = useState(false);
  const { begin, cancel, notice } = useExport();
  const chooseScope = (value: string): void => {
    const scope = statsScopes.find((one) => one === value);
    setPicking(scope === 'structure' || scope === 'conseiller' ? scope : undefined);
    if (scope !== undefined && scope !== 'structure' && scope !== 'conseiller') {
      choose(withScope(state, scope));
    }
  };
  const choosePeriod = (value: string): void => {
    const name = periodNames.find((one) => one === value) ?? 'month';
    setIsCustom(name === 'custom');
    if (name !== 'custom') {
      choose({ ...choice, period: periodOf(name, state.me.today) });
    }
  };
  return (
    <div className={css('controls')}>
      <div className={css('bar')}>
        <div className={css('field')}>
          <Select
            label={t('stats.scope')}
            value={picking ?? view.scope}
            options={view.scopes}
            onChoose={chooseScope}
          />
        </div>
        {view.departements.length > 1 && picking === undefined ? (
          <div className={css('field')}>
            <Select
              label={t('stats.territory')}
              value={view.departement}
              options={view.departements}
              onChoose={(code) => choose({ ...choice, departements: code === '' ? [] : [code] })}
            />
          </div>
        ) : null}
        <div className={css('field', 'short')}>
          <Select
            label={t('stats.period')}
            value={isCustom ? 'custom' : view.periodName}
            options={view.periods}
            onChoose={choosePeriod}
          />
        </div>
        <div className={css('actions')}>
          {view.canFilter ? (
            <Button
              isSmall
              icon="filter-variant"
              isExpanded={hasFilters}
              onPress={() => setHasFilters(!hasFilters)}
            >
              {t('stats.filters')}
            </Button>
          ) : null}
          <ActionsMenu choice={choice} begin={begin} />
        </div>
      </div>
      {isCustom || view.periodName === 'custom' ? (
        <CustomPeriod
          key={`${view.period.from} ${view.period.to}`}
          period={view.period}
          onChoose={(period) => choose({ ...choice, period })}
        />
      ) : null}
      {picking === undefined ? null : (
        <ScopePicker
          kind={picking}
          onCancel={() => setPicking(undefined)}
          onChoose={(id) => {
            setPicking(undefined);
            choose({ ...withScope(state, picking), id });
          }}
        />
      )}
      {hasFilters && view.canFilter ? (
        <FiltersPanel choice={choice} words={words} onChoose={choose} />
      ) : null}
      <FilterChips state={state} />
      <ExportNotice notice={notice} cancelLabel={t('export.cancel')} onCancel={cancel} />
    </div>
  );
}
