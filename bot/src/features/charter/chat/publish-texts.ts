import type { MajorDifference } from '../document/compare-documents.ts';
import type { CharterRefused } from '../document/read-charter.ts';
import type {
  ChangesMissing,
  MinorChangesRules,
  NumberNotConfirmed,
  Publication,
  VersionExists,
  VersionNotNext,
} from '../publish-charter.ts';
import { writeVersion } from '../standing/version.ts';
import { localDay } from '../../../core/local-day.ts';
import { day, lines, published, say, typed, type Text } from '../../../core/text.ts';

const shownProblems = 20;

/** What publishing would do, or has done. */
export function publicationText({ version, kind, from, asked }: Publication, zone: string): Text {
  const { changes } = version.editions[0]?.document ?? {};
  const named = {
    version: typed(writeVersion(version.number)),
    on: day(localDay(from, zone)),
    days: version.graceDays,
    asked,
  };
  return lines(
    say(`charter.publish.${kind}`, named),
    ...(changes === undefined || kind === 'first' ? [] : [published(changes)]),
  );
}

/** Every problem of the files, with where it stands. */
export function problemsText({ problems }: CharterRefused): Text {
  const more = problems.length - shownProblems;
  return lines(
    say('charter.publish.refused', { count: problems.length }),
    ...problems.slice(0, shownProblems).map(({ file, line, column, code, value, expected }) =>
      say('charter.publish.problem', {
        file,
        line,
        column,
        what: say(`charter.problem.${code}`, { value, expected }),
      }),
    ),
    more > 0 ? say('charter.publish.moreProblems', { count: more }) : undefined,
  );
}

export function versionExistsText({ version }: VersionExists): Text {
  return say('charter.failure.versionExists', { version: typed(writeVersion(version)) });
}

export function versionNotNextText({ version, last }: VersionNotNext): Text {
  return say('charter.failure.versionNotNext', {
    version: typed(writeVersion(version)),
    last: typed(writeVersion(last)),
  });
}

export function minorText({ differences }: MinorChangesRules): Text {
  return lines(
    say('charter.failure.minorChangesRules'),
    ...differences.map((difference) => differenceText(difference)),
  );
}

export function changesMissingText(_failure: ChangesMissing): Text {
  return say('charter.failure.changesMissing');
}

export function numberText({ expected, received }: NumberNotConfirmed): Text {
  return say('charter.failure.number', { expected: typed(expected), received: typed(received) });
}

function differenceText({ part, id, how }: MajorDifference): Text {
  return say(`charter.difference.${how}`, { part: say(`charter.part.${part}`), id: typed(id) });
}
