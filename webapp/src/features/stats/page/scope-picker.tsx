import * as React from 'react';
import { useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Combobox } from '../../../ui/combobox.tsx';
import styles from './controls.module.css';
import { useFoundConseillers, useFoundStructures } from './use-found.ts';

const css = classNames(styles);

export interface ScopePickerProps {
  readonly kind: 'structure' | 'conseiller';
  readonly onChoose: (id: string) => void;
  readonly onCancel: () => void;
}

/** A structure or an adviser, found by name. */
export function ScopePicker(props: ScopePickerProps): React.ReactElement {
  return (
    <div className={css('picker')}>
      {props.kind === 'structure' ? (
        <StructurePicker {...props} />
      ) : (
        <ConseillerPicker {...props} />
      )}
    </div>
  );
}

function StructurePicker(props: ScopePickerProps): React.ReactElement {
  const [text, setText] = useState('');
  const options = useFoundStructures(text);
  return <Picker {...props} text={text} options={options} onType={setText} />;
}

function ConseillerPicker(props: ScopePickerProps): React.ReactElement {
  const [text, setText] = useState('');
  const options = useFoundConseillers(text);
  return <Picker {...props} text={text} options={options} onType={setText} />;
}

type PickerProps = ScopePickerProps &
  Pick<React.ComponentProps<typeof Combobox>, 'text' | 'options' | 'onType'>;

function Picker({ kind, ...field }: PickerProps): React.ReactElement {
  const t = useText();
  return (
    <Combobox
      label={t(`stats.pick.${kind}`)}
      placeholder={t('stats.pick.hint')}
      status={t('stats.found', { count: field.options.length })}
      {...field}
    />
  );
}
