import * as React from 'react';
import { useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useUid } from '../../../ui/use-uid.ts';
import type { SectionProps } from './section-props.ts';
import { DateEditor } from './date-editor.tsx';
import { PlaceEditor } from './place-editor.tsx';
import { FieldErrors } from './section.tsx';
import styles from './section.module.css';

const css = classNames(styles);

/** When and where: filled in by habit, so it is one line each until it must be changed. */
export function WhenWhereSection({ view, change }: SectionProps): React.ReactElement {
  const t = useText();
  const [open, setOpen] = useState<'date' | 'place' | undefined>();
  const { form, errors } = view;
  const needsPlace = form.canal === undefined || form.commune === undefined;
  const isDateOpen = open === 'date' || errors.date !== undefined;
  const isPlaceOpen = open === 'place' || needsPlace || errors.commune !== undefined;
  return (
    <div className={css('section')}>
      <div className={css('section')} data-field="date">
        <Summary
          icon="calendar-outline"
          label={t('cra.date.change', { date: view.dateText })}
          text={view.dateText}
          isOpen={isDateOpen}
          onPress={() => setOpen(open === 'date' ? undefined : 'date')}
        >
          <DateEditor view={view} change={change} />
        </Summary>
        {view.oldDate === undefined ? null : <p className={css('hint')}>{view.oldDate}</p>}
        <FieldErrors field="date" errors={errors} />
      </div>
      <div className={css('section')} data-field="commune">
        <Summary
          icon="map-marker-outline"
          label={t('cra.place.change', { place: view.placeText })}
          text={view.placeText}
          isOpen={isPlaceOpen}
          onPress={() => setOpen(open === 'place' ? undefined : 'place')}
        >
          <PlaceEditor view={view} change={change} />
        </Summary>
        <FieldErrors field="canal" errors={errors} />
        <FieldErrors field="commune" errors={errors} />
      </div>
    </div>
  );
}

interface SummaryProps {
  readonly icon: string;
  readonly label: string;
  readonly text: string;
  readonly isOpen: boolean;
  readonly onPress: () => void;
  readonly children: React.ReactNode;
}

function Summary(props: SummaryProps): React.ReactElement {
  const id = useUid();
  return (
    <>
      <button
        type="button"
        className={css('summaryButton')}
        aria-label={props.label}
        aria-expanded={props.isOpen}
        aria-controls={id}
        onClick={props.onPress}
      >
        <Icon name={props.icon} />
        <span>{props.text}</span>
        <Icon name={props.isOpen ? 'chevron-down' : 'pencil-outline'} />
      </button>
      <div id={id} hidden={!props.isOpen}>
        {props.isOpen ? <div className={css('editor')}>{props.children}</div> : null}
      </div>
    </>
  );
}
