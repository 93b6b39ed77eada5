import { activites, canaux, themes } from '@coop/contract/cra';
import * as React from 'react';
import { useEffect, useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useDesk } from '../desk-context.tsx';
import { CommuneField } from '../entry/commune-field.tsx';
import type { HistoryFilter } from '../history-keeper.ts';
import { chipsOf, type FilterChip, type HistoryModel } from './history.presenter.ts';
import styles from './history.module.css';
import { PeriodFilter } from './period-filter.tsx';
import { Select } from './select.tsx';

const css = classNames(styles);

/** What is looked for: words at once, the rest one press away, and what is chosen in small. */
export function Filters({ model }: { readonly model: HistoryModel }): React.ReactElement {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  const chips = chipsOf(model, t);
  return (
    <div className={css('filters')}>
      <SearchField text={model.history.filter.text ?? ''} />
      <Disclosure
        title={t('cra.history.filters')}
        summary={chips.length === 0 ? undefined : t('cra.history.active', { count: chips.length })}
        isOpen={isOpen}
        onToggle={() => setIsOpen(!isOpen)}
      >
        <FilterFields model={model} />
      </Disclosure>
      {chips.length === 0 ? null : <Chips chips={chips} />}
    </div>
  );
}

const pauseMs = 250;

/** Looks once the person has paused. */
function SearchField({ text }: { readonly text: string }): React.ReactElement {
  const t = useText();
  const { history } = useDesk();
  const [typed, setTyped] = useState(text);
  const [sent, setSent] = useState(text);
  if (sent !== text) {
    setSent(text);
    setTyped(text);
  }
  useEffect(() => {
    if (typed.trim() === sent.trim()) {
      return undefined;
    }
    const text = typed.trim() === '' ? undefined : typed;
    const timer = setTimeout(() => history.look({ text }), pauseMs);
    return () => clearTimeout(timer);
  }, [history, sent, typed]);
  return (
    <input
      type="search"
      className={css('text')}
      aria-label={t('cra.history.search')}
      placeholder={t('cra.history.search')}
      maxLength={100}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}

function FilterFields({ model }: { readonly model: HistoryModel }): React.ReactElement {
  const t = useText();
  const { look } = useDesk().history;
  const { filter } = model.history;
  return (
    <div className={css('fields')}>
      <PeriodFilter filter={filter} today={model.words.today} onChange={look} />
      <Select
        label={t('field.activite')}
        choices={activites.map((value) => ({ value, label: t(`activite.${value}`) }))}
        value={filter.activite}
        onChoose={(activite) => look({ activite })}
      />
      <Select
        label={t('field.canal')}
        choices={canaux.map((value) => ({ value, label: t(`canal.${value}`) }))}
        value={filter.canal}
        onChoose={(canal) => look({ canal })}
      />
      <Select
        label={t('cra.history.theme')}
        choices={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
        value={filter.theme}
        onChoose={(theme) => look({ theme })}
      />
      {model.tags.length === 0 ? null : (
        <Select
          label={t('cra.history.tag')}
          choices={model.tags.map(({ id, name }) => ({ value: id, label: name }))}
          value={filter.tag}
          onChoose={(tag) => look({ tag })}
        />
      )}
      <CommuneFilter commune={filter.commune} />
      <label className={css('check')}>
        <input
          type="checkbox"
          checked={filter.isDeleted === true}
          onChange={(event) => look({ isDeleted: event.currentTarget.checked || undefined })}
        />
        {t('cra.history.deleted')}
      </label>
    </div>
  );
}

function CommuneFilter({ commune }: Pick<HistoryFilter, 'commune'>): React.ReactElement {
  const t = useText();
  const { look } = useDesk().history;
  const [isSearching, setIsSearching] = useState(false);
  if (commune === undefined && !isSearching) {
    return (
      <Button isSmall look="quiet" icon="map-marker-outline" onPress={() => setIsSearching(true)}>
        {t('cra.history.commune')}
      </Button>
    );
  }
  return (
    <CommuneField
      commune={commune}
      onChoose={(chosen) => {
        setIsSearching(false);
        look({ commune: chosen });
      }}
    />
  );
}

function Chips({ chips }: { readonly chips: readonly FilterChip[] }): React.ReactElement {
  const t = useText();
  const { look, clear } = useDesk().history;
  const take = (name: FilterChip['name']): void =>
    look(name === 'period' ? { from: undefined, to: undefined } : { [name]: undefined });
  return (
    <div className={css('chips')}>
      {chips.map(({ name, label }) => (
        <button
          key={name}
          type="button"
          className={css('chip')}
          aria-label={t('cra.history.remove', { label })}
          onClick={() => take(name)}
        >
          {label}
          <Icon name="close" />
        </button>
      ))}
      {chips.length < 2 ? null : (
        <Button isSmall look="quiet" onPress={clear}>
          {t('cra.history.clear')}
        </Button>
      )}
    </div>
  );
}
