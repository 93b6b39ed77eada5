import type { CraView } from '@coop/contract/cra';
import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Menu, type MenuItem } from '../../../ui/menu.tsx';
import { useDesk } from '../desk-context.tsx';
import { LineMarks } from '../tags/line-marks.tsx';
import styles from './cra-line.module.css';
import type { CraLineView } from './cra-list.presenter.ts';

const css = classNames(styles);

/** One CRA: when, what, and "⋯" to edit, duplicate, delete or restore it. */
export function CraLine({ line }: { readonly line: CraLineView }): React.ReactElement {
  const t = useText();
  return (
    <li className={css('line', line.isNew && 'new')}>
      <span className={css('time')}>{line.time}</span>
      <span className={css('what')}>
        <span>{line.summary}</span>
        <span className={css('themes')}>{line.themes}</span>
        <LineMarks content={line.cra.content} />
      </span>
      <Menu
        label={t('cra.line.menu', { summary: line.summary, time: line.time })}
        items={useLineItems(line.cra)}
      />
    </li>
  );
}

/** What can be done with a CRA. */
export function useLineItems(cra: CraView): readonly MenuItem[] {
  const desk = useDesk();
  const t = useText();
  const versions: readonly MenuItem[] =
    cra.rev === 1
      ? []
      : [
          {
            id: 'versions',
            label: t('cra.versions.open', { count: cra.rev }),
            icon: 'clock-outline',
            onPress: () => desk.openVersions(cra),
          },
        ];
  if (cra.deletedAt !== undefined) {
    return [
      {
        id: 'restore',
        label: t('cra.line.restore'),
        icon: 'restore',
        onPress: () => void desk.restore(cra),
      },
      ...versions,
    ];
  }
  return [
    {
      id: 'edit',
      label: t('cra.line.edit'),
      icon: 'pencil-outline',
      onPress: () => desk.startEdit(cra),
    },
    {
      id: 'duplicate',
      label: t('cra.line.duplicate'),
      icon: 'content-copy',
      onPress: () => void desk.duplicate(cra.content),
    },
    {
      id: 'remove',
      label: t('cra.line.remove'),
      icon: 'trash-can-outline',
      onPress: () => void desk.remove(cra),
    },
    ...(cra.content.serie === undefined
      ? []
      : [
          {
            id: 'removeFollowing',
            label: t('cra.series.removeFollowing'),
            icon: 'trash-can-outline',
            onPress: () => void desk.removeFollowing(cra),
          },
        ]),
    ...versions,
  ];
}
