import { activites, craLimits } from '@coop/contract/cra';
import * as React from 'react';
import { useState } from 'react';

import { formatMinutes } from '../../../core/dates.ts';
import { useText } from '../../../core/language.tsx';
import { OneOf, SomeOf } from '../../../ui/choices.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Stepper } from '../../../ui/stepper.tsx';
import { chooseActivite, setParticipants } from '../form/cra-changes.ts';
import type { SectionProps } from './section-props.ts';
import { errorIdOf, FieldErrors, Section, titleId } from './section.tsx';
import styles from './section.module.css';

const css = classNames(styles);

const icons = {
  individuel: 'account-outline',
  collectif: 'account-multiple-outline',
  ponctuel: 'lightning-bolt-outline',
} as const;

/** What, how many, how long. */
export function WhatSection({ view, change }: SectionProps): React.ReactElement {
  const t = useText();
  const { form, errors } = view;
  return (
    <>
      <Section field="activite" errors={errors}>
        <div data-stop="">
          <OneOf
            look="cards"
            labelledBy={titleId('activite')}
            describedBy={errorIdOf('activite', errors)}
            choices={activites.map((code) => ({
              value: code,
              label: t(`activite.${code}`),
              icon: icons[code],
            }))}
            value={form.activite}
            onChoose={(activite) => change(chooseActivite(form, activite))}
          />
        </div>
      </Section>
      <People view={view} change={change} />
      <Duration view={view} change={change} />
    </>
  );
}

function People({ view, change }: SectionProps): React.ReactElement {
  const t = useText();
  const { form, errors } = view;
  return (
    <div className={css('section')} data-field="participants">
      <div className={css('row')} data-stop={view.isOnePerson ? undefined : ''}>
        <h3 id={titleId('participants')} className={css('title')}>
          {t('field.participants')}
        </h3>
        <Stepper
          label={t('field.participants')}
          lessLabel={t('cra.participants.less')}
          moreLabel={t('cra.participants.more')}
          value={form.participants}
          min={craLimits.participants.min}
          max={craLimits.participants.max}
          describedBy={errorIdOf('participants', errors)}
          onChange={(n) => change(setParticipants(form, n))}
        />
        {view.isOnePerson ? (
          <SomeOf
            labelledBy={titleId('participants')}
            choices={[{ value: 'seen', label: t('cra.recurrents.one') }]}
            values={form.recurrents === 1 ? ['seen'] : []}
            onToggle={() => change({ ...form, recurrents: form.recurrents === 1 ? 0 : 1 })}
          />
        ) : null}
      </div>
      {view.isOnePerson ? null : (
        <div className={css('row')} data-field="recurrents">
          <span>{t('field.recurrents')}</span>
          <Stepper
            label={t('field.recurrents')}
            lessLabel={t('cra.recurrents.less')}
            moreLabel={t('cra.recurrents.more')}
            value={form.recurrents}
            min={0}
            max={form.participants}
            onChange={(recurrents) => change({ ...form, recurrents })}
          />
        </div>
      )}
      <FieldErrors field="participants" errors={errors} />
      <FieldErrors field="recurrents" errors={errors} />
    </div>
  );
}

function Duration({ view, change }: SectionProps): React.ReactElement {
  const t = useText();
  const [isOther, setIsOther] = useState(false);
  const { form, errors } = view;
  const choices = view.durees.map((minutes) => ({
    value: String(minutes),
    label: formatMinutes(minutes),
  }));
  return (
    <Section field="duree" errors={errors}>
      <div data-stop="">
        <OneOf
          labelledBy={titleId('duree')}
          describedBy={errorIdOf('duree', errors)}
          choices={[...choices, { value: 'other', label: t('cra.duree.other') }]}
          value={isOther ? 'other' : form.duree?.toString()}
          onChoose={(value) => {
            setIsOther(value === 'other');
            change({ ...form, duree: value === 'other' ? (form.duree ?? 60) : Number(value) });
          }}
        />
      </div>
      {isOther ? (
        <div className={css('row')}>
          <span>{t('cra.duree.minutes')}</span>
          <Stepper
            label={t('cra.duree.minutes')}
            lessLabel={t('cra.duree.less')}
            moreLabel={t('cra.duree.more')}
            value={form.duree ?? 60}
            min={craLimits.duree.min}
            max={craLimits.duree.max}
            step={craLimits.duree.step}
            onChange={(duree) => change({ ...form, duree })}
          />
        </div>
      ) : null}
    </Section>
  );
}
