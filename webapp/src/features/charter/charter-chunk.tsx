import * as React from 'react';

import en from '../../catalogues/en/charter.json' with { type: 'json' };
import fr from '../../catalogues/fr/charter.json' with { type: 'json' };
import { MoreTexts } from '../../core/language.tsx';
import type { Catalogues } from '../../core/texts.ts';
import { Charter } from './charter.tsx';

const charterTexts: Catalogues<keyof typeof fr> = { fr, en };

export function CharterScreen(): React.ReactElement {
  return (
    <MoreTexts texts={charterTexts}>
      <Charter />
    </MoreTexts>
  );
}
