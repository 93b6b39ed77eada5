import * as React from 'react';
import { useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useUid } from '../../../ui/use-uid.ts';
import type { CraDesk } from '../desk.ts';
import { mergeForms, type Side, type Sides } from '../form/form-differences.ts';
import styles from './conflict-notice.module.css';
import type { ConflictNotice as Conflict, DifferenceLine } from './entry-notice.presenter.ts';

const css = classNames(styles);

export interface ConflictNoticeProps {
  readonly conflict: Conflict;
  readonly desk: CraDesk;
}

/** Two versions of a CRA, part by part: each is chosen, or one of them whole. */
export function ConflictNotice({ conflict, desk }: ConflictNoticeProps): React.ReactElement {
  const t = useText();
  const [sides, setSides] = useState<Sides>({});
  const isEdit = conflict.of === 'edit';
  const { forms, lines } = conflict;
  const settle = isEdit
    ? (form: typeof forms.mine) => void desk.settleEdit(form)
    : desk.draft.settleWith;
  return (
    <Notice
      kind="warning"
      title={t(isEdit ? 'cra.conflict.title' : 'cra.draft.conflict', { when: conflict.when })}
      actions={
        <>
          {lines.length > 1 ? (
            <Button isSmall look="filled" onPress={() => settle(mergeForms(forms, sides))}>
              {t(isEdit ? 'cra.conflict.record' : 'cra.conflict.keepThese')}
            </Button>
          ) : null}
          <Button isSmall onPress={() => settle(forms.mine)}>
            {t('cra.conflict.keepMine')}
          </Button>
          <Button isSmall onPress={isEdit ? desk.takeTheirEdit : desk.draft.takeTheirs}>
            {t('cra.conflict.takeTheirs')}
          </Button>
        </>
      }
    >
      {lines.length === 0 ? <p>{t('cra.conflict.alike')}</p> : null}
      {lines.map((line) => (
        <Line
          key={line.part}
          line={line}
          side={sides[line.part] ?? line.suggested}
          onChoose={(side) => setSides({ ...sides, [line.part]: side })}
        />
      ))}
    </Notice>
  );
}

interface LineProps {
  readonly line: DifferenceLine;
  readonly side: Side;
  readonly onChoose: (side: Side) => void;
}

function Line({ line, side, onChoose }: LineProps): React.ReactElement {
  const t = useText();
  const name = useUid();
  return (
    <fieldset className={css('line')}>
      <legend className={css('part')}>{line.label}</legend>
      {(['mine', 'theirs'] as const).map((one) => (
        <label key={one} className={css('version')}>
          <input type="radio" name={name} checked={side === one} onChange={() => onChoose(one)} />
          <span>
            <span className={css('whose')}>{t(`cra.conflict.${one}`)}</span> {line[one]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
