import type { CraView } from '@coop/contract/cra';
import { craRoutes } from '@coop/contract/cra-routes';
import * as React from 'react';
import { useCallback, useEffect, useState } from 'react';

import { failureView } from '../../../core/failure-view.ts';
import { useText } from '../../../core/language.tsx';
import { makeResource, type Resource } from '../../../core/resource.ts';
import { useLocale, useRuntime } from '../../../core/runtime-context.tsx';
import { useLive } from '../../../core/use-live.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { summaryOf } from '../cra-words.ts';
import { useDesk } from '../desk-context.tsx';
import styles from './history.module.css';
import { presentVersions, type VersionView } from './versions.presenter.ts';

const css = classNames(styles);

/** Every version of a CRA, newest first, with what each changed. */
export function Versions({ id }: { readonly id: string }): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  return (
    <div className={css('screen')}>
      <div className={css('head')}>
        <IconButton icon="arrow-left" label={t('cra.versions.back')} onPress={desk.leave} />
        <h2>{t('cra.versions.title')}</h2>
      </div>
      <VersionList key={id} versions={useVersions(id)} />
    </div>
  );
}

function useVersions(id: string): Resource<readonly CraView[]> {
  const { client } = useRuntime();
  const load = useCallback(async () => {
    const answer = await client.call(craRoutes.versions, { params: { id } });
    return answer.ok ? { ...answer, value: answer.value.versions } : answer;
  }, [client, id]);
  const [versions] = useState(() => makeResource<readonly CraView[]>(load));
  return versions;
}

function VersionList(props: {
  readonly versions: Resource<readonly CraView[]>;
}): React.ReactElement {
  const t = useText();
  const { me: identity } = useRuntime();
  const me = useLive(identity);
  const locale = useLocale();
  const { versions } = props;
  const known = useLive(versions);
  useEffect(() => {
    void versions.refresh();
  }, [versions]);
  switch (known.tag) {
    case 'loading':
      return <Skeleton label={t('cra.versions.loading')} blocks={[20, 72, 72]} />;
    case 'failed':
      return (
        <FailureNotice
          failure={failureView(known.failure, t)}
          onRetry={() => void versions.refresh()}
        />
      );
    case 'known': {
      const words = { today: me.tag === 'known' ? me.value.today : '', locale };
      const timeZone = me.tag === 'known' ? me.value.timeZone : 'Europe/Paris';
      const views = presentVersions({ versions: known.value, words, timeZone }, t);
      const current = known.value.at(-1);
      return (
        <ol className={css('versions')}>
          {views.map((view) => (
            <Version key={view.cra.rev} view={view} current={current} />
          ))}
        </ol>
      );
    }
  }
}

interface VersionProps {
  readonly view: VersionView;
  readonly current: CraView | undefined;
}

function Version({ view, current }: VersionProps): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  const mayTake = current !== undefined && !view.isInForce && current.deletedAt === undefined;
  return (
    <li className={css('version')}>
      <p className={css('versionTitle')}>
        {view.title}
        {view.isInForce ? (
          <span className={css('inForce')}>{t('cra.versions.inForce')}</span>
        ) : null}
      </p>
      <p className={css('when')}>{view.when}</p>
      {view.changes.length === 0 ? <p>{summaryOf(view.cra.content, t)}</p> : null}
      {view.changes.map(({ part, label, before, after }) => (
        <p key={part} className={css('change')}>
          {t('cra.versions.change', { field: label, before, after })}
        </p>
      ))}
      {mayTake ? (
        <Button isSmall onPress={() => desk.startEdit(current, view.cra.content)}>
          {t('cra.versions.take')}
        </Button>
      ) : null}
    </li>
  );
}
