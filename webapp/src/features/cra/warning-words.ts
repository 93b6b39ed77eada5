import type { PersonalDataWarning } from '@coop/contract/cra-routes';

import type { MessageKey, Text } from '../../core/texts.ts';

/** What looks like personal data, kindly, with its field. */
export function warningText({ field, kinds }: PersonalDataWarning, t: Text): string {
  return t('cra.warning', {
    field: t(fieldLabel(field)),
    kinds: kinds.map((kind) => t(`cra.warning.${kind}`)).join(', '),
  });
}

function fieldLabel(field: string): MessageKey {
  const head = field.split(/[.[]/)[0];
  switch (head) {
    case 'titre':
      return 'field.titre';
    case 'orientations':
      return 'field.orientations';
    case 'tags':
      return 'field.tags';
    default:
      return 'field.notes';
  }
}
