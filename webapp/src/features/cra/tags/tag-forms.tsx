import { tagLimits, type TagView } from '@coop/contract/tag-routes';
import * as React from 'react';
import { useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { scopeText } from './tag-words.ts';
import styles from './tags.module.css';

const css = classNames(styles);

export interface RenameFormProps {
  readonly name: string;
  readonly onRename: (name: string) => void;
  readonly onCancel: () => void;
}

export function RenameForm(props: RenameFormProps): React.ReactElement {
  const t = useText();
  const [name, setName] = useState(props.name);
  return (
    <form
      className={css('form')}
      onSubmit={(event) => {
        event.preventDefault();
        props.onRename(name);
      }}
    >
      <label className={css('label')}>
        {t('cra.tags.newName')}
        <input
          ref={focusOnce}
          type="text"
          className={css('text')}
          maxLength={tagLimits.name.max}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <div className={css('buttons')}>
        <Button isSmall onPress={() => props.onRename(name)}>
          {t('cra.tags.renameDo')}
        </Button>
        <Button isSmall look="quiet" onPress={props.onCancel}>
          {t('cra.tags.cancel')}
        </Button>
      </div>
    </form>
  );
}

export interface MergeFormProps {
  readonly tag: TagView;
  readonly others: readonly TagView[];
  readonly onMerge: (into: string) => void;
  readonly onCancel: () => void;
}

/** Into which one, and what becomes of the CRAs: it cannot be undone, so it is said before. */
export function MergeForm({ tag, others, ...props }: MergeFormProps): React.ReactElement {
  const t = useText();
  const [into, setInto] = useState('');
  const stays = others.find(({ id }) => id === into);
  return (
    <form
      className={css('form')}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <label className={css('label')}>
        {t('cra.tags.mergeInto', { name: tag.name })}
        <select
          ref={focusOnce}
          className={css('text')}
          value={into}
          onChange={(event) => setInto(event.currentTarget.value)}
        >
          <option value="">{t('cra.tags.mergeChoose')}</option>
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              {t('cra.tags.mergeOption', { name: other.name, scope: scopeText(other, t) })}
            </option>
          ))}
        </select>
      </label>
      {stays === undefined ? null : (
        <p>{t('cra.tags.mergeExplain', { name: tag.name, into: stays.name })}</p>
      )}
      <div className={css('buttons')}>
        {stays === undefined ? null : (
          <Button isSmall onPress={() => props.onMerge(stays.id)}>
            {t('cra.tags.mergeDo')}
          </Button>
        )}
        <Button isSmall look="quiet" onPress={props.onCancel}>
          {t('cra.tags.cancel')}
        </Button>
      </div>
    </form>
  );
}

function focusOnce(element: HTMLInputElement | HTMLSelectElement | null): void {
  element?.focus();
}
