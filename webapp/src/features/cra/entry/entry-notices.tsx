import * as React from 'react';
import { useEffect, useRef } from 'react';

import { useText } from '../../../core/language.tsx';
import { useLive } from '../../../core/use-live.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import type { EntryNotice } from './entry-notice.presenter.ts';
import type { EntryPartProps } from './entry-head.tsx';
import { firstField } from '../form/cra-check.ts';
import { focusField } from './entry-keys.ts';
import { RefusalSummary } from './refusal-summary.tsx';

/** What the person has to know or decide about this form, one thing at a time. */
export function EntryNotices({ view, desk }: EntryPartProps): React.ReactElement | null {
  const frame = useRef<HTMLDivElement>(null);
  const { notice } = view;
  const attempt = useLive(desk.attempt);
  useEffect(() => {
    if (attempt.tag === 'refused') {
      focusField(frame.current?.closest('section') ?? null, firstField(attempt));
    } else if (attempt.tag !== 'idle' && attempt.tag !== 'saving') {
      frame.current?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
    }
  }, [attempt]);
  return notice === undefined ? null : (
    <div ref={frame}>
      <OneNotice notice={notice} view={view} desk={desk} />
    </div>
  );
}

function OneNotice(props: EntryPartProps & { readonly notice: EntryNotice }): React.ReactElement {
  const t = useText();
  const { notice, desk, view } = props;
  switch (notice.tag) {
    case 'resumed':
      return (
        <Notice
          kind="information"
          title={t('cra.draft.resumed', { when: notice.text })}
          actions={
            <Button isSmall onPress={desk.startAgain}>
              {t('cra.draft.startAgain')}
            </Button>
          }
        >
          {notice.isOfFormerForm ? <p>{t('cra.draft.formerForm')}</p> : null}
        </Notice>
      );
    case 'fromMessage':
      return (
        <Notice
          kind="warning"
          title={t('cra.draft.fromMessage')}
          actions={
            notice.hasAside ? (
              <Button isSmall onPress={desk.draft.takeBack}>
                {t('cra.draft.takeBackOther')}
              </Button>
            ) : undefined
          }
        >
          <p>{t('cra.draft.fromMessage.explain')}</p>
        </Notice>
      );
    case 'joined':
      return <Notice kind="information" title={t('cra.draft.joined', { when: notice.when })} />;
    case 'aside':
      return (
        <Notice
          kind="information"
          title={t('cra.draft.aside')}
          actions={
            <Button isSmall onPress={desk.draft.takeBack}>
              {t('cra.draft.takeBack')}
            </Button>
          }
        />
      );
    case 'otherDraft':
      return (
        <Notice
          kind="warning"
          title={t('cra.draft.other', { when: notice.when })}
          actions={
            <>
              <Button isSmall onPress={() => desk.draft.settleWith(view.form)}>
                {t('cra.draft.keepMine')}
              </Button>
              <Button isSmall onPress={desk.draft.takeTheirs}>
                {t('cra.draft.takeTheirs')}
              </Button>
            </>
          }
        >
          <p>{t('cra.draft.mine', { what: notice.mine })}</p>
          <p>{t('cra.draft.theirs', { what: notice.theirs })}</p>
        </Notice>
      );
    case 'conflict':
      return <ConflictNotice conflict={notice} desk={desk} />;
    case 'repeated':
      return (
        <Notice
          kind="warning"
          title={t('cra.repeated.title')}
          actions={
            <>
              <Button isSmall onPress={() => void desk.save(notice.then, true)}>
                {t('cra.repeated.yes')}
              </Button>
              <Button isSmall onPress={desk.dismissAttempt}>
                {t('cra.repeated.no')}
              </Button>
            </>
          }
        >
          <p>{notice.like ?? t('cra.repeated.explain')}</p>
        </Notice>
      );
    case 'idTaken':
      return (
        <Notice
          kind="warning"
          title={t('cra.idTaken.title')}
          actions={
            <>
              <Button isSmall onPress={() => void desk.saveAsNew(notice.then)}>
                {t('cra.idTaken.saveAsNew')}
              </Button>
              <Button isSmall onPress={desk.startAgain}>
                {t('cra.draft.startAgain')}
              </Button>
            </>
          }
        />
      );
    case 'failed':
      return (
        <FailureNotice
          failure={notice.failure}
          lead={t('cra.entry.notSaved')}
          onRetry={() => void desk.save(notice.then)}
        />
      );
    case 'refused':
      return <RefusalSummary lines={notice.lines} />;
  }
}
