import type { Me } from '@coop/contract/identity-routes';
import * as React from 'react';

import { MoreTexts } from '../../core/language.tsx';
import { Month as MonthScreen } from './month/month.tsx';
import { StatsPage as StatsPageScreen } from './page/stats-page.tsx';
import { statsTexts } from './stats-texts.ts';

export function Month(): React.ReactElement {
  return (
    <MoreTexts texts={statsTexts}>
      <MonthScreen />
    </MoreTexts>
  );
}

export function StatsPage(props: { readonly me: Me }): React.ReactElement {
  return (
    <MoreTexts texts={statsTexts}>
      <StatsPageScreen {...props} />
    </MoreTexts>
  );
}
