import * as React from 'react';
import { useLayoutEffect, useRef } from 'react';

import { useText } from '../../../core/language.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import styles from './cra-entry.module.css';
import { EntryFoot } from './entry-foot.tsx';
import { EntryHead } from './entry-head.tsx';
import { focusField, onEntryKey } from './entry-keys.ts';
import { EntryNotices } from './entry-notices.tsx';
import { MoreSection } from './more-section.tsx';
import { PeopleSection } from './people-section.tsx';
import type { SectionProps } from './section-props.ts';
import { RepeatSection } from '../series/repeat-section.tsx';
import { SeriesChoice } from '../series/series-choice.tsx';
import { SuitesSection } from './suites-section.tsx';
import { ThemesSection } from './themes-section.tsx';
import { type CraEntryModel, useCraEntry } from './use-cra-entry.ts';
import { WhatSection } from './what-section.tsx';
import { WhenWhereSection } from './when-where-section.tsx';

const css = classNames(styles);

/** The form of a CRA: new, or one that exists. */
export function CraEntry({ mode }: { readonly mode: 'new' | 'edit' }): React.ReactElement {
  const t = useText();
  const { view, desk, change } = useCraEntry(mode);
  switch (view.tag) {
    case 'loading':
      return <Skeleton label={t('cra.entry.loading')} blocks={[32, 36, 80, 44, 92, 132, 92, 92]} />;
    case 'failed':
      return (
        <div className={css('scroll')}>
          <FailureNotice failure={view.failure} onRetry={() => void desk.openNew()} />
        </div>
      );
    case 'ready':
      return <ReadyForm view={view} desk={desk} change={change} />;
  }
}

interface ReadyFormProps extends SectionProps {
  readonly desk: CraEntryModel['desk'];
}

function ReadyForm({ view, desk, change }: ReadyFormProps): React.ReactElement {
  const frame = useRef<HTMLElement>(null);
  useLayoutEffect(() => focusField(frame.current, 'activite'), []);
  const parts = { view, change };
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- shortcuts of what is inside
    <section
      ref={frame}
      className={css('entry')}
      aria-label={view.title}
      onKeyDown={(event) => onEntryKey(event, desk)}
    >
      <div className={css('scroll')}>
        <EntryHead view={view} desk={desk} />
        <EntryNotices view={view} desk={desk} />
        {view.mode === 'edit' ? <SeriesChoice today={view.today} /> : null}
        <WhenWhereSection {...parts} />
        <WhatSection {...parts} />
        {view.mode === 'new' && view.form.activite === 'collectif' ? (
          <RepeatSection form={view.form} today={view.today} change={change} />
        ) : null}
        <ThemesSection {...parts} />
        <PeopleSection {...parts} />
        <SuitesSection {...parts} />
        <MoreSection {...parts} />
      </div>
      <EntryFoot view={view} desk={desk} />
    </section>
  );
}
