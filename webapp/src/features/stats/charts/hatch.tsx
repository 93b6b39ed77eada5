import * as React from 'react';

export interface HatchProps {
  readonly id: string;
  readonly className: string;
  /** Degrees from upright. */
  readonly angle?: number;
}

/** Lines instead of a whole surface, for what is hidden, incomplete or beyond the list. */
export function Hatch({ id, className, angle = 45 }: HatchProps): React.ReactElement {
  return (
    <pattern
      id={id}
      width={5}
      height={5}
      patternUnits="userSpaceOnUse"
      patternTransform={`rotate(${angle})`}
    >
      <rect width={2.5} height={5} className={className} />
    </pattern>
  );
}
