import * as React from 'react';

/** A glyph of the host's compass set; it always stands beside a name, so it has none itself. */
export function Icon({ name }: { readonly name: string }): React.ReactElement {
  return <i className={`icon icon-${name}`} aria-hidden="true" />;
}
