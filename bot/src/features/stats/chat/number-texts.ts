import { say, type Text } from '../../../core/text.ts';

/** Tenths of a percent: « 62,5 % »; none where there is no whole. */
export function shareText(pm: number | null): Text | undefined {
  return pm === null ? undefined : say('stats.share', { share: pm / 10 });
}

/** A number of people, or why it is not said. */
export function peopleText(count: number | null): Text {
  return count === null ? say('stats.under5') : say('stats.number', { count });
}

/** « +4 (+12,5 %) »; the difference alone after nothing. */
export function changeText({ ecart, pm }: { ecart: number | null; pm: number | null }): Text {
  if (ecart === null) return say('stats.under5');
  if (pm === null) return say('stats.change', { difference: ecart });
  return say('stats.changeWithShare', { difference: ecart, share: pm / 10 });
}

/** The same of minutes: « +90 min (+12,5 %) ». */
export function timeChangeText({ ecart, pm }: { ecart: number | null; pm: number | null }): Text {
  const time = say('stats.minutesChange', { difference: ecart ?? 0 });
  return pm === null ? time : say('stats.minutesChangeWithShare', { time, share: pm / 10 });
}

/** Texts on one line, a dot between. */
export function dotted(texts: readonly (Text | undefined)[]): Text {
  return texts
    .filter((text) => text !== undefined)
    .reduce<Text>(
      (before, next) => (before === nothing ? next : say('stats.dotted', { before, next })),
      nothing,
    );
}

const nothing: Text = { typed: '' };
