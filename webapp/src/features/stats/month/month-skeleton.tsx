import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';

export function MonthSkeleton(): React.ReactElement {
  const t = useText();
  return <Skeleton label={t('stats.loading')} blocks={[44, 116, 116, 300, 280]} />;
}
