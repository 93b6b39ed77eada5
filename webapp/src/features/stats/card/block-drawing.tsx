import * as React from 'react';

import type { Block } from '../blocks/block.ts';
import { LazyMap } from '../map/lazy-map.tsx';
import { Bars } from '../charts/bars.tsx';
import { Columns } from '../charts/columns.tsx';
import { Parts } from '../charts/parts.tsx';

export interface BlockDrawingProps {
  readonly block: Block;
  readonly number: (n: number) => string;
}

export function BlockDrawing({ block, number }: BlockDrawingProps): React.ReactElement | null {
  const { drawing, sentence } = block;
  switch (drawing.kind) {
    case 'columns':
      return <Columns columns={drawing.columns} sentence={sentence} number={number} />;
    case 'bars':
      return <Bars bars={drawing.bars} sentence={sentence} />;
    case 'parts':
      return <Parts parts={drawing.parts} sentence={sentence} />;
    case 'map':
      return <LazyMap counts={drawing.counts} sentence={sentence} number={number} />;
    case 'nothing':
      return null;
  }
}
