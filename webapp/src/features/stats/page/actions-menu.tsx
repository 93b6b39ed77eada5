import { statsDownloads, statsFormats } from '@coop/contract/stats-downloads';
import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { useRuntime } from '../../../core/runtime-context.tsx';
import { type UsedExport } from '../../../core/use-export.ts';
import { Menu } from '../../../ui/menu.tsx';
import { addressOf, type Choice, writeChoice } from '../query/choice.ts';

export interface ActionsMenuProps {
  readonly choice: Choice;
  readonly begin: UsedExport['begin'];
}

const icons = {
  csv: 'file-text-outline',
  xlsx: 'file-excel-outline',
  pdf: 'file-pdf-outline',
  json: 'code-tags',
} as const;

/** What can be done with the whole view: take it away as a file, share it, print it. */
export function ActionsMenu({ choice, begin }: ActionsMenuProps): React.ReactElement {
  const t = useText();
  const { pages, announcement } = useRuntime();
  const copyLink = async (): Promise<void> => {
    const link = pages.linkTo({ id: 'stats', query: writeChoice(choice) });
    await navigator.clipboard.writeText(link);
    announcement.set(t('stats.link.copied'));
  };
  const files = statsFormats.map((format) => ({
    id: format,
    label: t(`export.format.${format}`),
    icon: icons[format],
    onPress: () => void begin(statsDownloads.figures, { ...addressOf(choice), format }),
  }));
  return (
    <Menu
      label={t('stats.actions')}
      icon="export-variant"
      items={[
        ...files,
        {
          id: 'link',
          label: t('stats.link'),
          icon: 'link-variant',
          onPress: () => void copyLink(),
        },
        {
          id: 'print',
          label: t('stats.print'),
          icon: 'file-generic-outline',
          onPress: () => window.print(),
        },
      ]}
    />
  );
}
