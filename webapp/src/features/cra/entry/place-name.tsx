import { placeLimits } from '@coop/contract/cra-routes';
import * as React from 'react';
import { useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import styles from './section.module.css';

const css = classNames(styles);

export interface PlaceNameProps {
  readonly name: string;
  readonly onName: (name: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** The name of a favourite; Enter keeps it, Escape leaves it. */
export function PlaceName({ name, onName, onCancel }: PlaceNameProps): React.ReactElement {
  const t = useText();
  const [typed, setTyped] = useState(name);
  const keep = (): void => {
    if (typed.trim() !== '') {
      void onName(typed.trim());
    }
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      keep();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <div className={css('section')}>
      <label className={css('label')}>
        {t('cra.places.name')}
        <input
          ref={selectOnce}
          type="text"
          className={css('text')}
          maxLength={placeLimits.nom.max}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      <div className={css('inline')}>
        <Button isSmall onPress={keep}>
          {t('cra.entry.save')}
        </Button>
        <Button isSmall look="quiet" onPress={onCancel}>
          {t('cra.done.undo')}
        </Button>
      </div>
    </div>
  );
}

function selectOnce(input: HTMLInputElement | null): void {
  input?.select();
}
