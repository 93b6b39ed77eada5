import { craLimits } from '@coop/contract/cra';
import * as React from 'react';
import { useEffect, useRef, useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { useRuntime } from '../../../core/runtime-context.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Combobox } from '../../../ui/combobox.tsx';
import { useDesk } from '../desk-context.tsx';
import { warningText } from '../warning-words.ts';
import { tagFailureText } from './tag-words.ts';
import { makeId, presentTagsField, type TagChip } from './tags-field.presenter.ts';
import styles from './tags.module.css';
import { useTags } from './use-tags.ts';

const css = classNames(styles);

export interface TagsFieldProps {
  readonly labelledBy: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** What came of making a tag, said under the field. */
interface Told {
  readonly kind: 'warning' | 'failure';
  readonly text: string;
}

/** The tags of a CRA: those on it, and a search that also makes one. */
export function TagsField(props: TagsFieldProps): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  const { announcement } = useRuntime();
  const [text, setText] = useState('');
  const [isAdding, setIsAdding] = useState(false);
  const [told, setTold] = useState<Told>();
  const [returns, setReturns] = useState(false);
  const latest = useRef(props);
  const adding = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (returns) {
      adding.current?.focus();
    }
  }, [returns]);
  const view = presentTagsField({ chosen: props.chosen, tags: useTags(), text }, t);

  const add = (id: string, name: string): void => {
    const { chosen, onChange } = latest.current;
    if (!chosen.includes(id)) {
      onChange([...chosen, id]);
    }
    announcement.set(t('cra.tags.added', { name }));
    setText('');
    setIsAdding(chosen.length + 1 < craLimits.tags);
  };

  const make = async (): Promise<void> => {
    const made = await desk.tags.make({ name: text, scope: 'person' });
    if (!made.ok) {
      setTold({ kind: 'failure', text: tagFailureText(made.failure, t) });
      return;
    }
    const { tag, warnings } = made.value;
    const [warning] = warnings;
    setTold(warning && { kind: 'warning', text: warningText(warning, t) });
    add(tag.id, tag.name);
  };

  return (
    <div className={css('field')} role="group" aria-labelledby={props.labelledBy}>
      <Chips
        chips={view.chips}
        onRemove={(id) => props.onChange(props.chosen.filter((one) => one !== id))}
      />
      {isAdding && view.hasRoom ? (
        <Combobox
          label={t('cra.tags.search')}
          placeholder={t('cra.tags.searchExample')}
          text={text}
          options={view.options}
          status={view.status}
          onType={(typed) => {
            setText(typed);
            setTold(undefined);
          }}
          onChoose={(id) => {
            const option = view.options.find((one) => one.id === id);
            if (id === makeId) {
              void make();
            } else if (option !== undefined) {
              setTold(undefined);
              add(id, option.label);
            }
          }}
          onCancel={() => {
            setText('');
            setIsAdding(false);
            setReturns(true);
          }}
        />
      ) : (
        <AddButton
          ref={adding}
          hasRoom={view.hasRoom}
          onPress={() => {
            setReturns(false);
            setIsAdding(true);
          }}
        />
      )}
      <div aria-live="polite">
        {told === undefined ? null : <p className={css(told.kind)}>{told.text}</p>}
      </div>
    </div>
  );
}

interface AddButtonProps {
  readonly hasRoom: boolean;
  readonly onPress: () => void;
}

const AddButton = React.forwardRef<HTMLButtonElement, AddButtonProps>(
  function AddButton(props, ref): React.ReactElement {
    const t = useText();
    return props.hasRoom ? (
      <div className={css('add')}>
        <Button ref={ref} isSmall icon="plus" onPress={props.onPress}>
          {t('cra.tags.add')}
        </Button>
      </div>
    ) : (
      <p className={css('hint')}>{t('cra.tags.full', { max: craLimits.tags })}</p>
    );
  },
);

function Chips(props: {
  readonly chips: readonly TagChip[];
  readonly onRemove: (id: string) => void;
}): React.ReactElement | null {
  const t = useText();
  return props.chips.length === 0 ? null : (
    <ul className={css('chips')}>
      {props.chips.map(({ id, name }) => (
        <li key={id} className={css('chip')}>
          <span>{name}</span>
          <IconButton
            icon="close"
            label={t('cra.tags.remove', { name })}
            onPress={() => props.onRemove(id)}
          />
        </li>
      ))}
    </ul>
  );
}
