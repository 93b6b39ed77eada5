import type {
  TagIdUsed,
  TagNameRefused,
  TagNameTaken,
  TagNotAllowed,
  TagNotFound,
  TagTerritoryRefused,
  TagTooNarrow,
} from './failures.ts';
import type { RouteRefusal } from '../../../core/describe-route.ts';
import { say, typed, type Text } from '../../../core/text.ts';
import { tagLimits } from '@coop/contract/tag-routes';

type TagFailureTag =
  | TagIdUsed
  | TagNameRefused
  | TagNameTaken
  | TagNotAllowed
  | TagNotFound
  | TagTerritoryRefused
  | TagTooNarrow;

/** The sentence of a failure about a tag. */
export function tagFailureText(failure: TagFailureTag): Text {
  switch (failure.tag) {
    case 'TagNameRefused':
      return say(`cra.tags.failure.${failure.rule}`, {
        received: typed(failure.received),
        expected: failure.rule === 'too-short' ? tagLimits.name.min : tagLimits.name.max,
      });
    case 'TagNameTaken':
      return say('cra.tags.failure.taken', { name: typed(failure.taken.name) });
    case 'TagNotFound':
      return say('cra.tags.failure.notFound');
    case 'TagNotAllowed':
      return say(`cra.tags.failure.notAllowed.${failure.scope}`);
    case 'TagTerritoryRefused':
      return say('cra.tags.failure.territory', { received: typed(failure.received) });
    case 'TagTooNarrow':
      return say('cra.tags.failure.tooNarrow', {
        from: typed(failure.from.name),
        into: typed(failure.into.name),
      });
    case 'TagIdUsed':
      return say('cra.tags.failure.idUsed');
  }
}

function refused(status: RouteRefusal['status'], failure: TagFailureTag): RouteRefusal {
  return { status, detail: tagFailureText(failure) };
}

/** What the API answers for each failure about a tag. */
export const tagRefusals = {
  TagNameRefused: (failure: TagNameRefused): RouteRefusal => refused(422, failure),
  TagNameTaken: (failure: TagNameTaken): RouteRefusal => refused(409, failure),
  TagNotFound: (failure: TagNotFound): RouteRefusal => refused(404, failure),
  TagNotAllowed: (failure: TagNotAllowed): RouteRefusal => refused(403, failure),
  TagTerritoryRefused: (failure: TagTerritoryRefused): RouteRefusal => refused(422, failure),
  TagTooNarrow: (failure: TagTooNarrow): RouteRefusal => refused(409, failure),
  TagIdUsed: (failure: TagIdUsed): RouteRefusal => refused(409, failure),
} as const;
