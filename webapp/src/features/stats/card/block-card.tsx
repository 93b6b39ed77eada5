import * as React from 'react';
import { useRef, useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { useRuntime } from '../../../core/runtime-context.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { useUid } from '../../../ui/use-uid.ts';
import type { Block } from '../blocks/block.ts';
import styles from './block-card.module.css';
import { BlockDrawing } from './block-drawing.tsx';
import { copyPicture, pictureOf, savePicture } from './chart-image.ts';
import { TableTwin } from './table-twin.tsx';

const css = classNames(styles);

export interface BlockCardProps {
  readonly block: Block;
  /** Whose figures, and of which period: goes with a picture that is copied. */
  readonly caption: string;
  readonly number: (n: number) => string;
}

/** A subject: its sentence, its drawing and, one key away (`t`), the table of the same figures. */
export function BlockCard({ block, caption, number }: BlockCardProps): React.ReactElement {
  const t = useText();
  const titleId = useUid();
  const frame = useRef<HTMLDivElement>(null);
  const [isTable, setIsTable] = useState(false);
  const isDrawn = block.drawing.kind !== 'nothing';
  const hasTable = block.table.rows.length > 0;
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 't' && !event.ctrlKey && !event.metaKey && !event.altKey && hasTable) {
      event.preventDefault();
      setIsTable(!isTable);
    }
  };
  return (
    <section className={css('card')} aria-labelledby={titleId}>
      <div ref={frame} role="presentation" className={css('inside')} onKeyDown={onKeyDown}>
        <div className={css('head')}>
          <div className={css('titles')}>
            <p className={css('subject')}>{block.subject}</p>
            <h3 id={titleId} className={css('title')}>
              {block.title}
            </h3>
          </div>
          <div className={css('tools')}>
            {hasTable ? (
              <IconButton
                icon="table-large"
                label={t('stats.table', { subject: block.subject })}
                isPressed={isTable}
                shortcut="t"
                onPress={() => setIsTable(!isTable)}
              />
            ) : null}
            {isDrawn && !isTable ? (
              <CopyButton block={block} caption={caption} frame={frame} />
            ) : null}
          </div>
        </div>
        {isTable ? (
          <TableTwin caption={`${block.subject}. ${caption}`} table={block.table} />
        ) : (
          <BlockDrawing block={block} number={number} />
        )}
        {block.notes.map((note) => (
          <p key={note} className={css('note')}>
            {note}
          </p>
        ))}
      </div>
    </section>
  );
}

interface CopyButtonProps extends Pick<BlockCardProps, 'block' | 'caption'> {
  readonly frame: React.RefObject<HTMLDivElement>;
}

function CopyButton({ block, caption, frame }: CopyButtonProps): React.ReactElement {
  const t = useText();
  const { announcement } = useRuntime();
  const [isDone, setIsDone] = useState(false);
  const copy = async (): Promise<void> => {
    const drawing = frame.current?.querySelector('svg');
    if (drawing === null || drawing === undefined) {
      return;
    }
    const picture = pictureOf({ drawing, title: block.title, caption });
    const isCopied = await copyPicture(picture);
    if (!isCopied) {
      savePicture(await picture, `${block.id}.png`);
    }
    setIsDone(true);
    announcement.set(t(isCopied ? 'stats.image.copied' : 'stats.image.saved'));
  };
  return (
    <IconButton
      icon={isDone ? 'check' : 'image-outline'}
      label={t('stats.image', { subject: block.subject })}
      onPress={() => void copy()}
    />
  );
}
