import type { StoredTheme } from '@coop/contract/cra';
import * as React from 'react';
import { useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { type Choice, SomeOf } from '../../../ui/choices.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { toggleSousTheme, toggleTheme } from '../form/cra-changes.ts';
import type { SectionProps } from './section-props.ts';
import { errorIdOf, Section, titleId } from './section.tsx';
import styles from './section.module.css';

const css = classNames(styles);

/** The six most used themes at hand, the others one press away, with a filter. */
export function ThemesSection({ view, change }: SectionProps): React.ReactElement {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  const { form, errors } = view;
  const full = (value: StoredTheme): Choice<StoredTheme> => ({ value, label: t(`theme.${value}`) });
  const short = (value: StoredTheme): Choice<StoredTheme> =>
    value === 'smartphone' || value === 'autre'
      ? full(value)
      : { value, label: t(`themeShort.${value}`) };
  const toggle = (theme: StoredTheme): void => change(toggleTheme(form, theme));
  return (
    <Section field="themes" errors={errors}>
      <div data-stop="">
        <SomeOf
          labelledBy={titleId('themes')}
          describedBy={errorIdOf('themes', errors)}
          choices={[...view.mainThemes, ...(isOpen ? [] : view.chosenOthers)].map(short)}
          values={form.themes}
          onToggle={toggle}
        />
      </div>
      <Disclosure
        title={t('cra.themes.all')}
        summary={t('cra.themes.others', { count: view.otherThemes.length })}
        isOpen={isOpen}
        onToggle={() => setIsOpen(!isOpen)}
      >
        <OtherThemes choices={view.otherThemes.map(full)} values={form.themes} onToggle={toggle} />
      </Disclosure>
      {view.sousThemes.length === 0 ? null : (
        <>
          <p id={titleId('sousThemes')} className={css('hint')}>
            {t('cra.sousThemes.title')}
          </p>
          <SomeOf
            labelledBy={titleId('sousThemes')}
            choices={view.sousThemes.map((code) => ({
              value: code,
              label: t(`sousTheme.${code}`),
            }))}
            values={form.sousThemes}
            onToggle={(code) => change(toggleSousTheme(form, code))}
          />
        </>
      )}
    </Section>
  );
}

interface OtherThemesProps {
  readonly choices: readonly Choice<StoredTheme>[];
  readonly values: readonly StoredTheme[];
  readonly onToggle: (theme: StoredTheme) => void;
}

function OtherThemes({ choices, values, onToggle }: OtherThemesProps): React.ReactElement {
  const t = useText();
  const [filter, setFilter] = useState('');
  const wanted = plain(filter);
  const shown = choices.filter(({ label }) => plain(label).includes(wanted));
  return (
    <>
      <label className={css('label')}>
        {t('cra.themes.filter')}
        <input
          type="search"
          className={css('text')}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      </label>
      <SomeOf labelledBy={titleId('themes')} choices={shown} values={values} onToggle={onToggle} />
      {shown.length === 0 ? (
        <p className={css('hint')} role="status">
          {t('cra.themes.none')}
        </p>
      ) : null}
    </>
  );
}

/** Without accents nor capitals: what is compared when one searches. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
