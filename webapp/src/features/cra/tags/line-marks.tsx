import type { CraContent } from '@coop/contract/cra';
import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import styles from './line-marks.module.css';
import { useTags } from './use-tags.ts';

const css = classNames(styles);

export interface LineMarksProps {
  readonly content: Pick<CraContent, 'tags' | 'serie'>;
}

/** What a line of the list says besides: that it is of a series, and its tags. */
export function LineMarks({ content }: LineMarksProps): React.ReactElement | null {
  const t = useText();
  if (content.serie === undefined && content.tags.length === 0) {
    return null;
  }
  return (
    <span className={css('marks')}>
      {content.serie === undefined ? null : (
        <span className={css('mark')}>
          <Icon name="sync" />
          {t('cra.series.mark')}
        </span>
      )}
      {content.tags.length === 0 ? null : <TagNames ids={content.tags} />}
    </span>
  );
}

function TagNames({ ids }: { readonly ids: readonly string[] }): React.ReactElement {
  const t = useText();
  const tags = useTags();
  const names = ids.flatMap((id) => tags.find((tag) => tag.id === id)?.name ?? []);
  return (
    <>
      {names.map((name) => (
        <span key={name} className={css('mark')}>
          {t('cra.tags.hash', { name })}
        </span>
      ))}
    </>
  );
}
