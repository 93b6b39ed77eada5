import type { StatsResult } from '@coop/contract/stats';
import type { StatsAnswer } from '@coop/contract/stats-routes';

import { hidesSome } from '../chat/figures-text.ts';
import { peopleText, shareText } from '../chat/number-texts.ts';
import { periodText } from '../chat/period-text.ts';
import { filtersText, scopeText } from '../chat/scope-text.ts';
import {
  twoBarsPiece,
  columnsPiece,
  figuresPiece,
  notePiece,
  titlePiece,
  type Bar,
} from './pieces.ts';
import { page } from './svg.ts';
import type { Say } from '../../../core/rendered.ts';
import { day, minutes, say, type Text } from '../../../core/text.ts';

const themesShown = 5;

/**
 * The figures as a picture that a phone shows: four large ones, the evolution,
 * themes beside ages; short enough to be read where it stands.
 */
export function statsPicture(answer: StatsAnswer, t: Say): string {
  const { query, result, nombresSeuls = false } = answer;
  const { from, to } = result.comparaison;
  const filters = filtersText(answer);
  return page([
    titlePiece(t(scopeText(answer)), [
      t(
        say('stats.picture.compared', {
          period: periodText(query),
          before: periodText({ from, to }),
        }),
      ),
      ...(filters ? [t(filters)] : []),
    ]),
    figuresPiece(figuresOf(result, t).slice(0, nombresSeuls ? 3 : 4)),
    evolutionPiece(result, t),
    ...(nombresSeuls
      ? [notePiece(t(say('stats.picture.numbersOnly')))]
      : [
          twoBarsPiece(
            {
              title: t(say('stats.picture.themes')),
              remark: t(say('stats.picture.several')),
              bars: themeBars(result, t),
            },
            {
              title: t(say('stats.block.ages')),
              remark: t(say('stats.picture.ofPeople')),
              bars: ageBars(result, t),
            },
          ),
        ]),
    ...(hidesSome(result) ? [notePiece(t(say('stats.picture.smallGroups')))] : []),
  ]);
}

function figuresOf({ cras, personnes, temps, suites, comparaison }: StatsResult, t: Say) {
  const figure = (
    name: Text,
    value: Text,
    change: Change,
    unit: 'count' | 'minutes' = 'count',
  ) => ({
    name: t(name),
    value: t(value),
    change: changeLines(change, unit).map(t),
  });
  return [
    figure(say('stats.picture.cras'), say('stats.number', { count: cras }), comparaison.cras),
    figure(say('stats.picture.people'), peopleText(personnes.total), comparaison.personnes),
    figure(say('stats.picture.time'), minutes(temps.minutes), comparaison.minutes, 'minutes'),
    figure(say('stats.picture.followUps'), peopleText(suites.total), comparaison.suites),
  ];
}

type Change = StatsResult['comparaison']['cras'];

/** The difference, then its share under it. */
function changeLines({ ecart, pm }: Change, unit: 'count' | 'minutes'): readonly Text[] {
  if (ecart === null) return [say('stats.under5')];
  const key = unit === 'minutes' ? 'stats.minutesChange' : 'stats.change';
  const share = pm === null ? [] : [say('stats.shareChange', { share: pm / 10 })];
  return [say(key, { difference: ecart }), ...share];
}

function evolutionPiece({ evolution }: StatsResult, t: Say) {
  const { granularite, points } = evolution;
  return columnsPiece(
    t(say(`stats.picture.evolution.${granularite}`)),
    points.map(({ debut, cras }) => ({
      name: t(granularite === 'mois' ? periodOfMonth(debut) : day(debut, 'short')),
      value: cras,
      shown: t(say('stats.number', { count: cras })),
    })),
  );
}

function periodOfMonth(date: string): Text {
  return say('stats.period.month', { date: Date.parse(`${date.slice(0, 7)}-15T12:00:00Z`) });
}

function themeBars({ themes }: StatsResult, t: Say): readonly Bar[] {
  return themes
    .filter(({ cras }) => cras > 0)
    .toSorted((a, b) => b.cras - a.cras)
    .slice(0, themesShown)
    .map(({ code, cras, crasPm }) => ({
      name: t(themeText(code)),
      value: t(shareText(crasPm) ?? say('stats.number', { count: cras })),
      length: cras,
    }));
}

function ageBars({ ages }: StatsResult, t: Say): readonly Bar[] {
  return ages.cellules.map(({ code, n, pm, marque }) => ({
    name: t(say(code === 'nonRenseigne' ? 'unknownAge' : `age.${code}`)),
    value: t(
      n === null
        ? say(marque === '<5' ? 'stats.under5' : 'stats.masked')
        : (shareText(pm) ?? say('stats.number', { count: n })),
    ),
    length: n ?? 0,
  }));
}

function themeText(code: StatsResult['themes'][number]['code']): Text {
  return say(code === 'smartphone' || code === 'autre' ? `theme.${code}` : `themeShort.${code}`);
}
