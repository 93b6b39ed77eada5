import { craLimits, materiels } from '@coop/contract/cra';
import * as React from 'react';
import { useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { SomeOf } from '../../../ui/choices.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { toggleMateriel } from '../form/cra-changes.ts';
import { TagsField } from '../tags/tags-field.tsx';
import type { SectionProps } from './section-props.ts';
import { FieldErrors, Section, titleId } from './section.tsx';
import styles from './section.module.css';

const css = classNames(styles);

/** What may stay empty: title of a workshop, equipment, notes; and the keys of the form. */
export function MoreSection({ view, change }: SectionProps): React.ReactElement {
  const t = useText();
  const { form, errors } = view;
  const given =
    [form.titre, form.notes].some((text) => text !== '') ||
    form.materiel.length > 0 ||
    form.tags.length > 0;
  const [isOpen, setIsOpen] = useState(given);
  const isWorkshop = form.activite === 'collectif';
  const hasErrors = [errors.titre, errors.materiel, errors.tags, errors.notes].some(
    (some) => some !== undefined,
  );
  return (
    <Disclosure
      title={t('cra.more.title')}
      summary={t(isWorkshop ? 'cra.more.summaryWorkshop' : 'cra.more.summary')}
      isOpen={isOpen || hasErrors}
      onToggle={() => setIsOpen(!isOpen)}
    >
      {isWorkshop ? (
        <div data-field="titre">
          <label className={css('label')}>
            {t('field.titre')}
            <input
              type="text"
              className={css('text')}
              maxLength={craLimits.titre}
              value={form.titre}
              onChange={(event) => change({ ...form, titre: event.currentTarget.value })}
            />
          </label>
          <FieldErrors field="titre" errors={errors} />
        </div>
      ) : null}
      <Section field="materiel" errors={errors}>
        <SomeOf
          labelledBy={titleId('materiel')}
          choices={materiels.map((code) => ({ value: code, label: t(`materiel.${code}`) }))}
          values={form.materiel}
          onToggle={(code) => change(toggleMateriel(form, code))}
        />
      </Section>
      <Section field="tags" errors={errors}>
        <TagsField
          labelledBy={titleId('tags')}
          chosen={form.tags}
          onChange={(tags) => change({ ...form, tags })}
        />
      </Section>
      <div data-field="notes" className={css('section')}>
        <label className={css('label')}>
          {t('field.notes')}
          <textarea
            className={css('text')}
            rows={4}
            maxLength={craLimits.notes}
            aria-describedby="coop-cra-notes-hint"
            value={form.notes}
            onChange={(event) => change({ ...form, notes: event.currentTarget.value })}
          />
        </label>
        <p id="coop-cra-notes-hint" className={css('hint')}>
          {t('cra.notes.hint')}
        </p>
        <FieldErrors field="notes" errors={errors} />
      </div>
      <p className={css('hint')}>{t('cra.keys')}</p>
    </Disclosure>
  );
}
