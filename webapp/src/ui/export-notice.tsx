import * as React from 'react';

import { Button } from './button.tsx';
import { FailureNotice, type FailureWords } from './failure-notice.tsx';
import { Notice } from './notice.tsx';

export type ExportWords =
  | { readonly tag: 'working' | 'saved'; readonly text: string }
  | { readonly tag: 'failed'; readonly failure: FailureWords; readonly retry: () => void };

export interface ExportNoticeProps {
  readonly notice: ExportWords | undefined;
  readonly cancelLabel: string;
  readonly onCancel: () => void;
}

/** How far the making of a file is, that it is saved, or why it is not. */
export function ExportNotice(props: ExportNoticeProps): React.ReactElement | null {
  const { notice, cancelLabel, onCancel } = props;
  if (notice === undefined) {
    return null;
  }
  if (notice.tag === 'failed') {
    return <FailureNotice failure={notice.failure} onRetry={notice.retry} />;
  }
  if (notice.tag === 'saved') {
    return <Notice kind="done" title={notice.text} />;
  }
  const cancel = (
    <Button isSmall onPress={onCancel}>
      {cancelLabel}
    </Button>
  );
  return <Notice kind="information" title={notice.text} actions={cancel} />;
}
