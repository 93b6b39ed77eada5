import { craLimits, type CraContent } from '@coop/contract/cra';

import type { EntryFields } from './entry-args.ts';
import type { Ask } from '../one-line/index.ts';
import { placeOf, type Communes } from '../../territory/index.ts';

/** What a word or a number may have meant, as `field:code`; the person chooses, or leaves it. */
export function meaningsOf({ why, received, candidates = [] }: Ask): readonly string[] {
  if (why !== 'no-unit') return candidates.map(String);
  const n = Number(received);
  const { min, max, step } = craLimits.duree;
  const { participants } = craLimits;
  return [
    ...(n >= participants.min && n <= participants.max ? [`participants:${n}`] : []),
    ...(n >= min && n <= max && n % step === 0 ? [`duree:${n}`] : []),
    ...(n <= participants.max ? [`recurrents:${n}`] : []),
  ];
}

/** The fields with the meaning that was chosen. */
export function withMeaning(
  fields: EntryFields,
  chosen: string,
  communes: Pick<Communes, 'byInsee'>,
): EntryFields {
  const [field = '', code = ''] = chosen.split(':');
  switch (field) {
    case 'participants':
    case 'recurrents':
    case 'duree':
      return { ...fields, [field]: Number(code) };
    case 'commune': {
      const commune = communes.byInsee(code);
      return commune ? { ...fields, commune: placeOf(commune) } : fields;
    }
    case 'activite':
    case 'canal':
      return { ...fields, [field]: code };
    case 'themes':
    case 'sousThemes':
    case 'materiel':
      return { ...fields, [field]: [...new Set([...(fields[field] ?? []), code])] };
    case 'ages':
    case 'statuts':
    case 'suites':
      return { ...fields, [field]: { ...fields[field], [code]: 1 } };
    case 'orientations':
      return sentTo(fields, code);
    default:
      return fields;
  }
}

function sentTo(fields: EntryFields, code: string): EntryFields {
  const known = fields.orientations ?? [];
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a code of the tables; `checkCra` has the last word
  const organisme = code as CraContent['orientations'][number]['organisme'];
  const redirection = (fields.suites?.redirection ?? 0) + 1;
  return {
    ...fields,
    suites: { ...fields.suites, redirection },
    orientations: [...known, { organisme, n: 1 }],
  };
}
