import * as React from 'react';
import { IntlProvider, type IntlShape, useIntl } from 'react-intl';

import { type Catalogues, catalogues, type Text } from './texts.ts';
import type { Locale } from './selectors.ts';

export interface LanguageProps {
  readonly locale: Locale;
  readonly children: React.ReactNode;
}

/** Our own language over the host's: its catalogue knows none of our keys. */
export function Language({ locale, children }: LanguageProps): React.ReactElement {
  return (
    <IntlProvider key={locale} locale={locale} messages={catalogues[locale]}>
      {children}
    </IntlProvider>
  );
}

export interface MoreTextsProps {
  readonly texts: Catalogues<string>;
  readonly children: React.ReactNode;
}

/** The texts of a lazy chunk beside the first ones: they weigh on those who open it alone. */
export function MoreTexts({ texts, children }: MoreTextsProps): React.ReactElement {
  const { locale: tag } = useIntl();
  const locale = tag === 'fr' ? 'fr' : 'en';

  return (
    <IntlProvider locale={locale} messages={{ ...catalogues[locale], ...texts[locale] }}>
      {children}
    </IntlProvider>
  );
}

export function textOf(intl: IntlShape): Text {
  return (key, values) => intl.formatMessage({ id: key }, values);
}

export function useText(): Text {
  return textOf(useIntl());
}
