import * as React from 'react';
import { useEffect, useRef } from 'react';

import { useText } from '../core/language.tsx';
import { useRuntime } from '../core/runtime-context.tsx';
import { useLive } from '../core/use-live.ts';
import { Frame } from '../frame/frame.tsx';
import { IconButton } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import styles from './full-page.module.css';
import { type FullPageProps, PageContent } from './full-page.tsx';

const css = classNames(styles);

/** The full page over the channels, in a host that has no place for it; Escape closes it. */
export function PageModal({ runtime, features }: FullPageProps): React.ReactElement | null {
  const page = useLive(runtime.pages.open);
  return page === undefined ? null : (
    <OpenDialog onClose={runtime.pages.close}>
      <Frame runtime={runtime}>
        <PageContent features={features} />
        <CloseButton />
      </Frame>
    </OpenDialog>
  );
}

interface OpenDialogProps {
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}

/** The browser keeps the focus inside, and gives it back where it was. */
function OpenDialog({ onClose, children }: OpenDialogProps): React.ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      className={css('modal')}
      aria-label={dialogName}
      onClose={onClose}
    >
      {children}
    </dialog>
  );
}

const dialogName = 'Coop';

function CloseButton(): React.ReactElement {
  const t = useText();
  const { pages } = useRuntime();
  return (
    <div className={css('close')}>
      <IconButton icon="close" label={t('page.close')} onPress={pages.close} />
    </div>
  );
}
