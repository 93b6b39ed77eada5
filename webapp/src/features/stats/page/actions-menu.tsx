import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { useRuntime } from '../../../core/runtime-context.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { type Choice, writeChoice } from '../query/choice.ts';

export interface ActionsMenuProps {
  readonly choice: Choice;
}

/** What can be done with the whole view: share it, print it. */
export function ActionsMenu({ choice }: ActionsMenuProps): React.ReactElement {
  const t = useText();
  const { pages, announcement } = useRuntime();
  const copyLink = async (): Promise<void> => {
    const link = pages.linkTo({ id: 'stats', query: writeChoice(choice) });
    await navigator.clipboard.writeText(link);
    announcement.set(t('stats.link.copied'));
  };
  return (
    <Menu
      label={t('stats.actions')}
      icon="export-variant"
      items={[
        {
          id: 'link',
          label: t('stats.link'),
          icon: 'link-variant',
          onPress: () => void copyLink(),
        },
        {
          id: 'print',
          label: t('stats.print'),
          icon: 'file-text-outline',
          onPress: () => window.print(),
        },
      ]}
    />
  );
}
