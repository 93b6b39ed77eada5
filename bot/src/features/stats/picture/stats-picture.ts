import type { StatsResult } from '@coop/contract/stats';
import type { StatsAnswer } from '@coop/contract/stats-routes';

import { hidesSome } from '../chat/figures-text.ts';
import { changeText, peopleText, shareText, timeChangeText } from '../chat/number-texts.ts';
import { periodText } from '../chat/period-text.ts';
import { filtersText, scopeText } from '../chat/scope-text.ts';
import {
  barsPiece,
  columnsPiece,
  figuresPiece,
  notePiece,
  titlePiece,
  type Bar,
} from './pieces.ts';
import { page } from './svg.ts';
import type { Say } from '../../../core/rendered.ts';
import { day, minutes, say, type Text } from '../../../core/text.ts';

const themesShown = 6;

/** The figures as a picture that a phone shows: four large ones, the evolution, themes and ages. */
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
          barsPiece(t(say('stats.block.themes')), themeBars(result, t)),
          barsPiece(t(say('stats.block.ages')), ageBars(result, t)),
        ]),
    ...(hidesSome(result) ? [notePiece(t(say('stats.picture.smallGroups')))] : []),
  ]);
}

function figuresOf({ cras, personnes, temps, suites, comparaison }: StatsResult, t: Say) {
  const figure = (name: Text, value: Text, change: Text) => ({
    name: t(name),
    value: t(value),
    change: t(change),
  });
  return [
    figure(
      say('stats.picture.cras'),
      say('stats.number', { count: cras }),
      changeText(comparaison.cras),
    ),
    figure(
      say('stats.picture.people'),
      peopleText(personnes.total),
      changeText(comparaison.personnes),
    ),
    figure(say('stats.block.temps'), minutes(temps.minutes), timeChangeText(comparaison.minutes)),
    figure(
      say('stats.picture.followUps'),
      peopleText(suites.total),
      changeText(comparaison.suites),
    ),
  ];
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
  return say('stats.period.month', { date: new Date(`${date.slice(0, 7)}-15T12:00:00Z`) });
}

function themeBars({ themes }: StatsResult, t: Say): readonly Bar[] {
  return themes
    .filter(({ cras }) => cras > 0)
    .toSorted((a, b) => b.cras - a.cras)
    .slice(0, themesShown)
    .map(({ code, cras, crasPm }) => ({
      name: t(say(`theme.${code}`)),
      value: t(withShare(cras, crasPm)),
      length: cras,
    }));
}

function ageBars({ ages }: StatsResult, t: Say): readonly Bar[] {
  return ages.cellules.map(({ code, n, pm, marque }) => ({
    name: t(say(code === 'nonRenseigne' ? 'unknownAge' : `age.${code}`)),
    value: t(
      n === null ? say(marque === '<5' ? 'stats.under5' : 'stats.masked') : withShare(n, pm),
    ),
    length: n ?? 0,
  }));
}

function withShare(count: number, pm: number | null): Text {
  const number = say('stats.number', { count });
  const share = shareText(pm);
  return share ? say('stats.withShare', { number, share }) : number;
}
