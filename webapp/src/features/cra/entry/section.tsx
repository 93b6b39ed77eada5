import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { CraField } from '../form/cra-check.ts';
import type { ReadyEntry } from './cra-entry.presenter.ts';
import styles from './section.module.css';

const css = classNames(styles);

export interface SectionFrameProps {
  readonly field: CraField;
  readonly errors: ReadyEntry['errors'];
  /** Said at the right of the title: what is chosen, or what is missing. */
  readonly aside?: React.ReactNode;
  readonly title?: string;
  readonly children: React.ReactNode;
}

export function titleId(field: CraField): string {
  return `coop-cra-${field}`;
}

export function errorId(field: CraField): string {
  return `coop-cra-${field}-error`;
}

/** Id of the refusals of a field, while it has some. */
export function errorIdOf(field: CraField, errors: ReadyEntry['errors']): string | undefined {
  return errors[field] === undefined ? undefined : errorId(field);
}

/** A field with its title, what it wants and its refusals; Enter goes from one to the next. */
export function Section(props: SectionFrameProps): React.ReactElement {
  const t = useText();
  const { field } = props;
  return (
    <div className={css('section')} data-field={field}>
      <div className={css('top')}>
        <h3 id={titleId(field)} className={css('title')}>
          {props.title ?? t(`field.${field}`)}
        </h3>
        {props.aside}
      </div>
      {props.children}
      <FieldErrors field={field} errors={props.errors} />
    </div>
  );
}

export function FieldErrors(
  props: Pick<SectionFrameProps, 'field' | 'errors'>,
): React.ReactElement {
  return (
    <div id={errorId(props.field)} className={css('errors')}>
      {(props.errors[props.field] ?? []).map((text) => (
        <p key={text} className={css('error')}>
          <Icon name="alert-circle-outline" />
          <span>{text}</span>
        </p>
      ))}
    </div>
  );
}
