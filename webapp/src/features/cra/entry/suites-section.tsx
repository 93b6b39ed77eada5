import { suites } from '@coop/contract/cra';
import * as React from 'react';
import { useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { OneOf } from '../../../ui/choices.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { chooseSuite, setSuite } from '../form/cra-changes.ts';
import { total } from '../form/cra-form.ts';
import type { SectionProps } from './section-props.ts';
import { Orientations } from './orientations.tsx';
import { FieldErrors, titleId } from './section.tsx';
import styles from './section.module.css';

const css = classNames(styles);

/** What comes next for these people; nothing, most of the time. */
export function SuitesSection({ view, change }: SectionProps): React.ReactElement {
  const t = useText();
  const [isOpen, setIsOpen] = useState(total(view.form.suites) > 0);
  const { form, errors } = view;
  const hasErrors = errors.suites !== undefined || errors.orientations !== undefined;
  return (
    <div data-field="suites">
      <Disclosure
        title={t('field.suites')}
        summary={summary(view, t)}
        isOpen={isOpen || hasErrors}
        onToggle={() => setIsOpen(!isOpen)}
      >
        {view.isOnePerson ? (
          <OneSuite view={view} change={change} />
        ) : (
          <SeveralSuites view={view} change={change} />
        )}
        <FieldErrors field="suites" errors={errors} />
        {(form.suites.redirection ?? 0) > 0 ? <Orientations view={view} change={change} /> : null}
      </Disclosure>
    </div>
  );
}

function summary(view: SectionProps['view'], t: ReturnType<typeof useText>): string {
  const given = suites.filter((code) => (view.form.suites[code] ?? 0) > 0);
  return given.length === 0
    ? t('cra.suites.none')
    : given.map((code) => t(`suite.${code}`)).join(', ');
}

function OneSuite({ view, change }: SectionProps): React.ReactElement {
  const t = useText();
  const { form } = view;
  return (
    <>
      <h3 id={titleId('suites')} className={css('hidden')}>
        {t('field.suites')}
      </h3>
      <OneOf
        labelledBy={titleId('suites')}
        choices={[
          { value: 'none', label: t('cra.suites.none') },
          ...suites.map((code) => ({ value: code, label: t(`suite.${code}`) })),
        ]}
        value={suites.find((code) => form.suites[code] === 1) ?? 'none'}
        onChoose={(value) => change(chooseSuite(form, value === 'none' ? undefined : value))}
      />
    </>
  );
}

function SeveralSuites({ view, change }: SectionProps): React.ReactElement {
  const t = useText();
  const { form } = view;
  const left = form.participants - total(form.suites);
  return (
    <>
      {suites.map((code) => {
        const label = t(`suite.${code}`);
        const n = form.suites[code] ?? 0;
        return (
          <div key={code} className={css('row')}>
            <span>{label}</span>
            <Stepper
              label={label}
              lessLabel={t('cra.count.less', { label })}
              moreLabel={t('cra.count.more', { label })}
              value={n}
              min={0}
              max={Math.max(n, n + left)}
              onChange={(next) => change(setSuite(form, code, next))}
            />
          </div>
        );
      })}
    </>
  );
}
