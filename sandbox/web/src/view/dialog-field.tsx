import * as React from 'react';
import { useEffect, useState } from 'react';
import type { DialogElement, DialogOption, OpenedDialog } from '../client/dialog-model.ts';
import type { Channel, User } from '../client/model.ts';
import { Markdown } from '../markdown/markdown-view.tsx';
import { lookUpOptions } from '../session/integrations.ts';
import { displayName } from '../store/selectors.ts';
import type { Entities } from '../store/state.ts';
import { useText } from '../text/use-text.ts';
import { isList, type DialogValue } from './dialog-values.ts';
import { usePage, usePageState } from './page-context.ts';

interface FieldProps {
  readonly opened: OpenedDialog;
  readonly element: DialogElement;
  readonly id: string;
  readonly value: DialogValue;
  readonly problem: string;
  readonly onChange: (value: DialogValue) => void;
}

const inputTypes: Readonly<Record<string, string>> = {
  email: 'email',
  number: 'number',
  password: 'password',
  tel: 'tel',
  url: 'url',
};

const star = ' *';
const textOf = (value: DialogValue) => (typeof value === 'string' ? value : '');

function described({ id, element, problem }: FieldProps) {
  const ids = [
    problem === '' ? '' : `${id}-problem`,
    element.help_text === '' ? '' : `${id}-help`,
  ].filter(Boolean);
  return {
    id,
    'aria-invalid': problem !== '',
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
    'aria-required': !element.optional,
  };
}

function TextField(props: FieldProps) {
  const { element, value, onChange } = props;
  const common = {
    ...described(props),
    className: 'form-control',
    placeholder: element.placeholder,
    value: textOf(value),
    maxLength: element.max_length > 0 ? element.max_length : undefined,
  };
  if (element.type === 'textarea')
    return (
      <textarea
        {...common}
        rows={4}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    );
  return (
    <input
      {...common}
      type={inputTypes[element.subtype] ?? 'text'}
      step={element.subtype === 'number' ? 'any' : undefined}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}

const userOption = (user: User): DialogOption => ({ text: displayName(user), value: user.id });
const channelOption = (one: Channel): DialogOption => ({ text: one.display_name, value: one.id });

function sourceOptions(entities: Entities, source: string): readonly DialogOption[] {
  const { users, channels } = entities;
  if (source === 'users') return Object.values(users.profiles).map(userOption);
  if (source !== 'channels') return [];
  return Object.values(channels.channels)
    .filter((channel) => channel.type !== 'D' && channels.myMembers[channel.id] !== undefined)
    .map(channelOption);
}

/** Options of a menu: its own, people, channels, or what the integration proposes. */
function useOptions({ opened, element }: FieldProps, query: string): readonly DialogOption[] {
  const page = usePage();
  const [found, setFound] = useState<readonly DialogOption[]>([]);
  const entities = usePageState((state) => state.entities);
  const isDynamic = element.data_source === 'dynamic';
  useEffect(() => {
    if (!isDynamic) return;
    page.attempt(async () => {
      setFound(await lookUpOptions(page, opened, element, query));
    });
  }, [isDynamic, page, opened, element, query]);
  if (isDynamic) return found;
  return element.data_source === ''
    ? element.options
    : sourceOptions(entities, element.data_source);
}

function SelectField(props: FieldProps) {
  const text = useText();
  const { element, value, onChange } = props;
  const [query, setQuery] = useState('');
  const options = useOptions(props, query);
  const isDynamic = element.data_source === 'dynamic';
  return (
    <>
      {isDynamic ? (
        <input
          className="form-control dialog-field__filter"
          aria-label={text('dialog.filter', { label: element.display_name })}
          placeholder={text('dialog.filterHint')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
          }}
        />
      ) : null}
      <select
        {...described(props)}
        className="form-control"
        multiple={element.multiselect}
        value={isList(value) ? [...value] : textOf(value)}
        onChange={(event) => {
          const chosen = [...event.target.selectedOptions].map((option) => option.value);
          onChange(element.multiselect ? chosen : chosen[0]);
        }}
      >
        {element.multiselect ? null : (
          <option value="">
            {element.placeholder === '' ? text('dialog.choose') : element.placeholder}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </>
  );
}

function RadioField(props: FieldProps) {
  const { element, id, value, onChange } = props;
  return (
    <div role="radiogroup" aria-labelledby={`${id}-label`} {...described(props)}>
      {element.options.map((option) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={value === option.value}
            onChange={() => {
              onChange(option.value);
            }}
          />
          <span>{option.text}</span>
        </label>
      ))}
    </div>
  );
}

function BoolField(props: FieldProps) {
  const { element, value, onChange } = props;
  return (
    <label className="choice">
      <input
        type="checkbox"
        {...described(props)}
        checked={value === true}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      <span>{element.placeholder === '' ? element.display_name : element.placeholder}</span>
    </label>
  );
}

const controls: Readonly<Record<string, (props: FieldProps) => React.JSX.Element>> = {
  select: SelectField,
  radio: RadioField,
  bool: BoolField,
};

/** One element of a dialog: its name, the control, the problem at its place, the help. */
export function DialogField(props: FieldProps) {
  const text = useText();
  const { element, id, problem } = props;
  const Control = controls[element.type] ?? TextField;
  const isTextual = element.type !== 'radio' && element.type !== 'bool';
  const name = (
    <>
      {element.display_name}
      {element.optional ? (
        <span className="dialog-field__optional"> {text('dialog.optional')}</span>
      ) : (
        <span className="dialog-field__required" aria-hidden="true">
          {star}
        </span>
      )}
    </>
  );
  return (
    <div className="dialog-field">
      {isTextual ? (
        <label className="dialog-field__label" id={`${id}-label`} htmlFor={id}>
          {name}
        </label>
      ) : (
        <div className="dialog-field__label" id={`${id}-label`}>
          {name}
        </div>
      )}
      <Control {...props} />
      {problem === '' ? null : (
        <p className="dialog-field__problem" id={`${id}-problem`}>
          <i className="icon icon-alert-circle-outline" aria-hidden="true" />
          {problem}
        </p>
      )}
      {element.help_text === '' ? null : (
        <div className="dialog-field__help" id={`${id}-help`}>
          <Markdown text={element.help_text} />
        </div>
      )}
    </div>
  );
}
