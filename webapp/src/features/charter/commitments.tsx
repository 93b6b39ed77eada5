import type { OwnCharter } from '@coop/contract/charter-routes';
import * as React from 'react';
import { useState } from 'react';

import { failureView } from '../../core/failure-view.ts';
import { useText } from '../../core/language.tsx';
import { useRuntime } from '../../core/runtime-context.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useUid } from '../../ui/use-uid.ts';
import styles from './charter.module.css';
import { useDesk } from './desk-context.tsx';
import { Refusal } from './refusal.tsx';
import { useAct } from './use-act.ts';

const css = classNames(styles);

export interface CommitmentsProps {
  readonly document: NonNullable<OwnCharter['document']>;
  readonly canDecline: boolean;
}

/** The button needs the ticks, never a scroll to the end. */
export function Commitments({ document, canDecline }: CommitmentsProps): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  const { announcement } = useRuntime();
  const act = useAct();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const [isRefusing, setRefusing] = useState(false);
  const { commitments } = document;
  const isWhole = commitments.every(({ id }) => ticked.includes(id));
  const toggle = (id: string): void =>
    setTicked(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]);
  const accept = (): void => {
    setTried(true);
    if (isWhole) {
      void act.run(
        () => desk.accept(ticked),
        () => announcement.set(t('charter.said.accepted')),
      );
    }
  };
  return (
    <section className={css('commitments')}>
      <fieldset>
        <legend>{t('charter.commitments')}</legend>
        {commitments.map(({ id, label, text }) => (
          <Commitment
            key={id}
            label={label}
            text={text}
            isTicked={ticked.includes(id)}
            error={isTried && !ticked.includes(id) ? t('charter.missing') : undefined}
            onToggle={() => toggle(id)}
          />
        ))}
      </fieldset>
      <p className={css('recorded')}>{t('charter.recorded')}</p>
      {act.failure === undefined ? null : (
        <FailureNotice
          lead={t('charter.failed')}
          failure={failureView(act.failure, t)}
          onRetry={accept}
        />
      )}
      {isRefusing ? (
        <Refusal onCancel={() => setRefusing(false)} />
      ) : (
        <div className={css('buttons')}>
          <Button look="filled" isBusy={act.isBusy} onPress={accept}>
            {t('charter.accept')}
          </Button>
          {canDecline ? (
            <Button look="quiet" onPress={() => setRefusing(true)}>
              {t('charter.decline')}
            </Button>
          ) : null}
        </div>
      )}
    </section>
  );
}

interface CommitmentProps {
  readonly label: string;
  readonly text: string;
  readonly isTicked: boolean;
  readonly error: string | undefined;
  readonly onToggle: () => void;
}

function Commitment(props: CommitmentProps): React.ReactElement {
  const id = useUid();
  return (
    <div className={css('commitment')}>
      <input
        id={id}
        type="checkbox"
        checked={props.isTicked}
        aria-describedby={`${id}-text`}
        aria-invalid={props.error !== undefined}
        onChange={props.onToggle}
      />
      <div>
        <label htmlFor={id}>{props.label}</label>
        <p id={`${id}-text`}>{props.text}</p>
        {props.error === undefined ? null : (
          <p role="alert" className={css('error')}>
            {props.error}
          </p>
        )}
      </div>
    </div>
  );
}
