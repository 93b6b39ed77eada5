import * as React from 'react';
import { useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Combobox } from '../../../ui/combobox.tsx';
import type { Commune } from '../form/cra-form.ts';
import styles from './section.module.css';
import { useCommunes } from './use-communes.ts';

const css = classNames(styles);

export interface CommuneFieldProps {
  readonly commune: Commune | undefined;
  readonly onChoose: (commune: Commune) => void;
}

/** The commune by its name or postal code, accents and typing errors forgiven by the bot. */
export function CommuneField({ commune, onChoose }: CommuneFieldProps): React.ReactElement {
  const t = useText();
  const [isSearching, setIsSearching] = useState(commune === undefined);
  const [text, setText] = useState('');
  const search = useCommunes(text);
  if (!isSearching && commune !== undefined) {
    return (
      <div className={css('row')}>
        <span>{t('cra.place.commune', { name: commune.nom, code: commune.cp })}</span>
        <Button isSmall onPress={() => setIsSearching(true)}>
          {t('cra.place.otherCommune')}
        </Button>
      </div>
    );
  }
  return (
    <Combobox
      label={t('cra.place.search')}
      placeholder={t('cra.place.searchExample')}
      text={text}
      options={search.communes.map(({ insee, cp, nom }) => ({
        id: insee + cp,
        label: nom,
        hint: cp,
      }))}
      status={search.status}
      onType={setText}
      onChoose={(id) => {
        const chosen = search.communes.find(({ insee, cp }) => insee + cp === id);
        if (chosen !== undefined) {
          onChoose({ insee: chosen.insee, cp: chosen.cp, nom: chosen.nom });
          setIsSearching(false);
          setText('');
        }
      }}
      onCancel={() => setIsSearching(commune === undefined)}
    />
  );
}
