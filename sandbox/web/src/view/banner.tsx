import * as React from 'react';
import { useState } from 'react';
import { FormattedDate } from 'react-intl';
import * as z from 'zod/mini';
import type { Person } from '../client/model.ts';
import { currentUser } from '../store/selectors.ts';
import { pageLocale } from '../text/catalogue.ts';
import { useText } from '../text/use-text.ts';
import { usePage, usePageState } from './page-context.ts';
import { roleKey, usePersons, useSandboxDate } from './persons.ts';
import { useSettings, type Settings } from './settings.ts';

function usePersonLabel(): (person: Person) => string {
  const text = useText();
  return (person) => {
    const key = roleKey(person.role);
    const role = key === undefined ? person.role : text(key);
    return role === ''
      ? person.displayName
      : text('person.label', { name: person.displayName, role });
  };
}

function PersonChoice() {
  const text = useText();
  const page = usePage();
  const persons = usePersons();
  const labelOf = usePersonLabel();
  const username = usePageState((state) => currentUser(state)?.username ?? '');
  if (persons.length === 0) return null;
  const isListed = persons.some((person) => person.username === username);
  return (
    <label className="banner__field" data-tour="person">
      <span>{text('banner.person')}</span>
      <select
        value={isListed ? username : ''}
        onChange={(event) => {
          const chosen = persons.find((person) => person.username === event.target.value);
          if (chosen === undefined) return;
          page.attempt(() => page.becomePerson(chosen.username, chosen.password));
        }}
      >
        {isListed ? null : (
          <option value="">{username === '' ? text('dialog.choose') : username}</option>
        )}
        {persons.map((person) => (
          <option key={person.username} value={person.username}>
            {labelOf(person)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface SwitchProps<T extends string> {
  readonly name: string;
  readonly tour: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
}

/** A few exclusive choices side by side. */
function Switch<T extends string>({ name, tour, value, options, onChange }: SwitchProps<T>) {
  return (
    <div className="switch" role="group" aria-label={name} data-tour={tour}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={value === option.value}
          onClick={() => {
            onChange(option.value);
          }}
        >
          {option.text}
        </button>
      ))}
    </div>
  );
}

function Looks() {
  const text = useText();
  const { settings } = usePage();
  const { theme, width } = useSettings(settings);
  const widths: readonly { value: Settings['width']; text: string }[] = [
    { value: 'wide', text: text('banner.wide') },
    { value: 'narrow', text: text('banner.narrow') },
    { value: 'phone', text: text('banner.phone') },
  ];
  const choices: readonly { value: Settings['theme']; text: string }[] = [
    { value: 'light', text: text('banner.light') },
    { value: 'dark', text: text('banner.dark') },
  ];
  return (
    <>
      <Switch
        name={text('banner.width')}
        tour="width"
        value={width}
        options={widths}
        onChange={(value) => {
          settings.set({ width: value });
          window.location.assign('/' + window.location.search);
        }}
      />
      <Switch
        name={text('banner.theme')}
        tour="theme"
        value={theme}
        options={choices}
        onChange={(value) => {
          settings.set({ theme: value });
        }}
      />
    </>
  );
}

function DateControl() {
  const text = useText();
  const { date, isMoving, advance } = useSandboxDate();
  if (date === undefined) return null;
  return (
    <div className="banner__date" data-tour="date">
      <span aria-live="polite">
        <FormattedDate
          value={date}
          timeZone="Europe/Paris"
          weekday="short"
          day="numeric"
          month="short"
          year="numeric"
        />
      </span>
      <button type="button" disabled={isMoving} aria-busy={isMoving} onClick={advance}>
        {isMoving ? text('banner.advancing') : text('banner.advance')}
      </button>
    </div>
  );
}

function LanguageChoice() {
  const text = useText();
  const page = usePage();
  const me = usePageState(currentUser);
  if (me === undefined) return null;
  const isFrench = pageLocale(me.locale) === 'fr';
  const change = () => {
    const locale = isFrench ? 'en' : 'fr';
    page.attempt(async () => {
      await page.rest.put('/api/v4/users/me/patch', { locale }, z.unknown());
      window.location.reload();
    });
  };
  return (
    <button
      type="button"
      className="banner__language"
      lang={isFrench ? 'en' : 'fr'}
      onClick={change}
    >
      {text('banner.otherLanguage')}
    </button>
  );
}

/** Everything that belongs to the sandbox and not to the chat. */
export function Banner({ onTour }: { readonly onTour: () => void }) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <header className={isOpen ? 'banner banner--open' : 'banner'} aria-label={text('banner.label')}>
      <p className="banner__name">
        <span className="banner__logo" aria-hidden="true" />
        <strong>{text('page.name')}</strong>
        <span className="banner__mark">{text('banner.name')}</span>
      </p>
      <button
        type="button"
        className="banner__toggle"
        aria-expanded={isOpen}
        aria-controls="banner-controls"
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {text('banner.controls')}
        <i
          className={`icon ${isOpen ? 'icon-chevron-up' : 'icon-chevron-down'}`}
          aria-hidden="true"
        />
      </button>
      <div className="banner__controls" id="banner-controls">
        <PersonChoice />
        <DateControl />
        <Looks />
        <LanguageChoice />
        <button type="button" className="banner__tour" data-tour="more" onClick={onTour}>
          {text('banner.tour')}
        </button>
      </div>
    </header>
  );
}
