import { useIntl } from 'react-intl';
import type { TextKey } from './catalogue.ts';

export type Values = Record<string, string | number | Date>;

/** The sentence of a key in the reader's language. */
export function useText(): (key: TextKey, values?: Values) => string {
  const intl = useIntl();
  return (key, values) => intl.formatMessage({ id: key }, values);
}
