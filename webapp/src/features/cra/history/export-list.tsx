import { craDownloads, listFormats } from '@coop/contract/cra-downloads';
import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { useExport } from '../../../core/use-export.ts';
import { classNames } from '../../../ui/class-names.ts';
import { ExportNotice } from '../../../ui/export-notice.tsx';
import { Menu } from '../../../ui/menu.tsx';
import styles from './history.module.css';

const css = classNames(styles);

export interface ExportListProps {
  /** Which CRAs: those that the list shows. */
  readonly query: Readonly<Record<string, string | undefined>>;
}

const icons = {
  csv: 'file-text-outline',
  xlsx: 'file-excel-outline',
  json: 'code-tags',
} as const;

/** The list as a file: a menu of its formats, then how far it is. */
export function ExportList({ query }: ExportListProps): React.ReactElement {
  const t = useText();
  const { begin, cancel, notice } = useExport();
  const items = listFormats.map((format) => ({
    id: format,
    label: t(`export.format.${format}`),
    icon: icons[format],
    onPress: () => void begin(craDownloads.list, { ...query, format }),
  }));
  return (
    <>
      <Menu label={t('cra.export.menu')} icon="export-variant" items={items} />
      {notice === undefined ? null : (
        <div className={css('exported')}>
          <ExportNotice notice={notice} cancelLabel={t('export.cancel')} onCancel={cancel} />
        </div>
      )}
    </>
  );
}
