import { tagLimits, type TagScopeKind } from '@coop/contract/tag-routes';
import * as React from 'react';
import { useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { warningText } from '../warning-words.ts';
import type { TagKeeper } from './tag-keeper.ts';
import { tagFailureText } from './tag-words.ts';
import styles from './tags.module.css';

const css = classNames(styles);

export interface NewTagFormProps {
  readonly keeper: TagKeeper;
  /** Those in which the person may make tags. */
  readonly scopes: readonly TagScopeKind[];
}

/** A name, and for whom it is. */
export function NewTagForm({ keeper, scopes }: NewTagFormProps): React.ReactElement | null {
  const t = useText();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<TagScopeKind>();
  const [codes, setCodes] = useState('');
  const [told, setTold] = useState<{ kind: 'warning' | 'failure'; text: string }>();
  const [first] = scopes;
  const chosen = scope ?? first;
  if (chosen === undefined) {
    return null;
  }
  const isElsewhere = chosen === 'territory' && scopes.includes('nation');

  const make = async (): Promise<void> => {
    const departements = codes.split(/[\s,;]+/).filter((code) => code !== '');
    const made = await keeper.make({
      name,
      scope: chosen,
      ...(isElsewhere && { departements }),
    });
    if (made.ok) {
      const [warning] = made.value.warnings;
      setTold(warning && { kind: 'warning', text: warningText(warning, t) });
      setName('');
    } else {
      setTold({ kind: 'failure', text: tagFailureText(made.failure, t) });
    }
  };

  return (
    <form
      className={css('form')}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <label className={css('label')}>
        {t('cra.tags.new')}
        <input
          type="text"
          className={css('text')}
          maxLength={tagLimits.name.max}
          placeholder={t('cra.tags.searchExample')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      {scopes.length === 1 ? null : (
        <label className={css('label')}>
          {t('cra.tags.for')}
          <select
            className={css('text')}
            value={chosen}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setScope(scopes.find((one) => one === value));
            }}
          >
            {scopes.map((one) => (
              <option key={one} value={one}>
                {t(`cra.tags.for.${one}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {isElsewhere ? (
        <label className={css('label')}>
          {t('cra.tags.departements')}
          <input
            type="text"
            className={css('text')}
            placeholder={t('cra.tags.departementsExample')}
            value={codes}
            onChange={(event) => setCodes(event.currentTarget.value)}
          />
        </label>
      ) : null}
      <div aria-live="polite">
        {told === undefined ? null : <p className={css(told.kind)}>{told.text}</p>}
      </div>
      <div className={css('buttons')}>
        <Button isSmall icon="plus" onPress={() => void make()}>
          {t('cra.tags.create')}
        </Button>
      </div>
    </form>
  );
}
