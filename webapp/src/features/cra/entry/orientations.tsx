import { craLimits, organismes } from '@coop/contract/cra';
import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Stepper } from '../../../ui/stepper.tsx';
import { addOrientation, changeOrientation, removeOrientation } from '../form/cra-changes.ts';
import type { Orientation } from '../form/cra-form.ts';
import type { SectionProps } from './section-props.ts';
import { FieldErrors } from './section.tsx';
import styles from './section.module.css';

const css = classNames(styles);

/** Where the redirected people were sent. */
export function Orientations({ view, change }: SectionProps): React.ReactElement {
  const t = useText();
  const { form, errors } = view;
  const left = organismes.filter(
    (code) => !form.orientations.some(({ organisme }) => organisme === code),
  );
  return (
    <div className={css('section')} data-field="orientations">
      <label className={css('label')}>
        {t('cra.orientations.add')}
        <select
          className={css('text')}
          value=""
          onChange={(event) => {
            const chosen = left.find((code) => code === event.currentTarget.value);
            if (chosen !== undefined) {
              change(addOrientation(form, chosen));
            }
          }}
        >
          <option value="">{t('cra.orientations.choose')}</option>
          {left.map((code) => (
            <option key={code} value={code}>
              {t(`organisme.${code}`)}
            </option>
          ))}
        </select>
      </label>
      {form.orientations.map((orientation) => (
        <OneOrientation
          key={orientation.organisme}
          orientation={orientation}
          view={view}
          change={change}
        />
      ))}
      <FieldErrors field="orientations" errors={errors} />
    </div>
  );
}

function OneOrientation(
  props: SectionProps & { readonly orientation: Orientation },
): React.ReactElement {
  const t = useText();
  const { view, change, orientation } = props;
  const { organisme, n, precision } = orientation;
  const label = t(`organisme.${organisme}`);
  return (
    <>
      <div className={css('row')}>
        <span>{label}</span>
        {view.isOnePerson ? null : (
          <Stepper
            label={label}
            lessLabel={t('cra.count.less', { label })}
            moreLabel={t('cra.count.more', { label })}
            value={n}
            min={1}
            max={view.form.participants}
            onChange={(next) => change(changeOrientation(view.form, organisme, { n: next }))}
          />
        )}
        <IconButton
          icon="close"
          label={t('cra.orientations.remove', { label })}
          onPress={() => change(removeOrientation(view.form, organisme))}
        />
      </div>
      {organisme === 'autre' ? (
        <label className={css('label')}>
          {t('cra.orientations.precision')}
          <input
            type="text"
            className={css('text')}
            maxLength={craLimits.precision.max}
            value={precision}
            onChange={(event) =>
              change(
                changeOrientation(view.form, organisme, { precision: event.currentTarget.value }),
              )
            }
          />
        </label>
      ) : null}
    </>
  );
}
