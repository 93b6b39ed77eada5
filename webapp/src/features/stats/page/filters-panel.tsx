import { activites, canaux, themes } from '@coop/contract/cra';
import * as React from 'react';
import { useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { type Choice as Option, SomeOf } from '../../../ui/choices.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Combobox } from '../../../ui/combobox.tsx';
import { useUid } from '../../../ui/use-uid.ts';
import { type Choice, type FilterName, toggled, withFilter } from '../query/choice.ts';
import type { StatsWords } from '../words.ts';
import { filterLabel } from './chips.presenter.ts';
import styles from './controls.module.css';
import { useFoundCommunes, useTags } from './use-found.ts';

const css = classNames(styles);

export interface FiltersPanelProps {
  readonly choice: Choice;
  readonly words: StatsWords;
  readonly onChoose: (choice: Choice) => void;
}

/** Every filter; within one *or*, between them *and*. */
export function FiltersPanel(props: FiltersPanelProps): React.ReactElement {
  const { choice, words, onChoose } = props;
  const t = useText();
  const tags = useTags();
  const codes = (filter: FilterName, list: readonly string[]): readonly Option<string>[] =>
    list.map((value) => ({ value, label: filterLabel(filter, value, { names: {}, words }) }));
  const toggle = (filter: FilterName) => (code: string) =>
    onChoose(withFilter(choice, filter, toggled(choice.filters[filter], code)));
  const group = (filter: FilterName, choices: readonly Option<string>[]): React.ReactElement => (
    <FilterGroup
      title={t(`stats.filter.${filter}`)}
      choices={choices}
      values={choice.filters[filter]}
      onToggle={toggle(filter)}
    />
  );
  return (
    <div className={css('panel')} role="group" aria-label={t('stats.filters')}>
      {group('activites', codes('activites', activites))}
      {group('canaux', codes('canaux', canaux))}
      {group('themes', codes('themes', themes))}
      {tags.length === 0 ? null : group('tags', tags)}
      <CommuneFilter
        title={t('stats.filter.communes')}
        onChoose={(code) =>
          onChoose(withFilter(choice, 'communes', [...new Set([...choice.filters.communes, code])]))
        }
      />
    </div>
  );
}

interface FilterGroupProps {
  readonly title: string;
  readonly choices: readonly Option<string>[];
  readonly values: readonly string[];
  readonly onToggle: (code: string) => void;
}

function FilterGroup({ title, ...group }: FilterGroupProps): React.ReactElement {
  const id = useUid();
  return (
    <div>
      <p id={id} className={css('groupTitle')}>
        {title}
      </p>
      <SomeOf labelledBy={id} {...group} />
    </div>
  );
}

interface CommuneFilterProps {
  readonly title: string;
  readonly onChoose: (code: string) => void;
}

function CommuneFilter({ title, onChoose }: CommuneFilterProps): React.ReactElement {
  const t = useText();
  const [text, setText] = useState<string>();
  const communes = useFoundCommunes(text ?? '');
  return (
    <div className={css('picker')}>
      <p className={css('groupTitle')}>{title}</p>
      {text === undefined ? (
        <Button isSmall icon="plus" onPress={() => setText('')}>
          {t('stats.filter.addCommune')}
        </Button>
      ) : (
        <Combobox
          label={title}
          placeholder={t('stats.filter.communeHint')}
          text={text}
          options={communes}
          status={text === '' ? '' : t('stats.found', { count: communes.length })}
          onType={setText}
          onChoose={(code) => {
            setText(undefined);
            onChoose(code);
          }}
          onCancel={() => setText(undefined)}
        />
      )}
    </div>
  );
}
